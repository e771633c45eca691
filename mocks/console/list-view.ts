import type { DeskCase } from '../desk/desk.ts';

const MOST_SHOWN = 200;

/** What staff chose to see. */
export interface ListChoice {
  readonly run: string | null;
  /** What to look for in titles and references. */
  readonly search: string;
}

/** The cases of one part of the list: those that are shown, newest first, and how many there are. */
export interface ListPart {
  readonly shown: readonly DeskCase[];
  readonly total: number;
}

/** The list as it was chosen. */
export interface ListView {
  readonly waiting: ListPart;
  readonly decided: ListPart;
}

/** Parts the cases into what waits and what is decided; the two newest hundred of each are enough to look at. */
export function viewOf(cases: readonly DeskCase[], { search }: ListChoice): ListView {
  const wanted = cases.filter(matcher(search));
  return {
    waiting: part(
      wanted.filter(({ waiting }) => waiting),
      'submittedAt',
    ),
    decided: part(
      wanted.filter(({ waiting }) => !waiting),
      'updatedAt',
    ),
  };
}

/** The address of the list with what was chosen. */
export function listAddress({ run, search }: ListChoice): string {
  const query = new URLSearchParams({ ...(run === null ? {} : { run }), ...(search === '' ? {} : { search }) });
  return query.size === 0 ? '/console' : `/console?${query}`;
}

/** The address of a case, from which the trail leads back to the list as it was chosen. */
export function caseAddress(id: string, choice: ListChoice): string {
  return `/console/cases/${encodeURIComponent(id)}${listAddress(choice).slice('/console'.length)}`;
}

/** Reads a choice from an address. */
export function choiceOf(query: URLSearchParams): ListChoice {
  return { run: query.get('run') || null, search: (query.get('search') ?? '').trim().slice(0, 200) };
}

function part(cases: readonly DeskCase[], moment: 'submittedAt' | 'updatedAt'): ListPart {
  const newestFirst = cases.toSorted((a, b) => b[moment] - a[moment]);
  return { shown: newestFirst.slice(0, MOST_SHOWN), total: cases.length };
}

function matcher(search: string): (each: DeskCase) => boolean {
  const sought = search.toLocaleLowerCase('en');
  if (sought === '') return () => true;
  return ({ id, title, correlationId }) =>
    [title, id, correlationId ?? ''].some((text) => text.toLocaleLowerCase('en').includes(sought));
}
