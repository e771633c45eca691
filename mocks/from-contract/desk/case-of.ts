import { below, keysOf, valueAt } from '../../contract/document/json-pointer.ts';
import type { DeskCase, Fact } from '../../desk/desk.ts';
import { above, isWithin } from '../body/place.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import type { ResourceRecord } from '../resources/resource-record.ts';
import { ownerOf } from '../resources/resources.ts';
import { isUndecided } from '../states.ts';
import { factsAt, factsIn, type PlacedFact } from './facts.ts';
import { staffMovesFrom } from './staff-moves.ts';
import { standingOf } from './standing.ts';
import { inWords } from './words.ts';

const MOST_FACTS = 20;
const MOST_HIGHLIGHTS = 2;
const NAMES = /^((legal|company|business|full|trade|display|counterparty)?_?name|title)$/i;

/** A resource as staff see it. */
export function caseOf(record: ResourceRecord, lifecycle: Lifecycle): DeskCase {
  const { machine, resource } = lifecycle;
  const { id, correlationId, course, submittedAt, updatedAt, enquiries, history } = record;
  const facts = ownFacts(record, lifecycle);
  return {
    id,
    kind: resource,
    title: titleOf(record, lifecycle, facts),
    correlationId,
    run: ownerOf(record),
    state: course.state,
    standing: standingOf(machine, course.state, history.at(-1)?.by ?? 'nobody'),
    waiting: isUndecided(machine, course.state),
    submittedAt,
    updatedAt,
    highlights: highlightsOf(record, lifecycle, facts),
    sections: [...sectionsOf(facts, lifecycle), { title: 'Reference', facts: references(record) }],
    enquiries,
    history,
    moves: staffMovesFrom(machine, course.state),
  };
}

/** What was sent; all there is where that is not known. Id and state stand elsewhere on the page. */
function ownFacts({ body, sent }: ResourceRecord, { id, state }: Lifecycle): PlacedFact[] {
  const own = factsAt(body, sent);
  const facts = own.length > 0 ? own : factsIn(body);
  return facts.filter(({ pointer }) => pointer !== id && pointer !== state).slice(0, MOST_FACTS);
}

function titleOf({ id, body }: ResourceRecord, lifecycle: Lifecycle, facts: readonly PlacedFact[]): string {
  if (lifecycle.title !== null) return textOf(valueAt(body, lifecycle.title)) ?? id;
  for (const home of homesOf(lifecycle)) {
    const fields = valueAt(body, home);
    const keys = typeof fields === 'object' && fields !== null ? Object.keys(fields) : [];
    const named = keys.filter((key) => NAMES.test(key)).map((key) => textOf(valueAt(body, below(home, key))));
    const title = named.find((text) => text !== undefined);
    if (title !== undefined) return title;
  }
  const named = facts.find(({ pointer }) => NAMES.test(keysOf(pointer).at(-1) ?? ''));
  return named?.fact.value ?? id;
}

/** A text, or those of an object in a row, such as first and last name. */
function textOf(value: unknown): string | undefined {
  const text = factsIn(value)
    .map(({ fact }) => fact.value)
    .join(' ');
  return text === '' ? undefined : text;
}

function highlightsOf(
  { body }: ResourceRecord,
  { highlights, id, state }: Lifecycle,
  facts: readonly PlacedFact[],
): Fact[] {
  if (highlights.length === 0) {
    const home = above(id ?? state);
    const near = facts.filter(({ pointer }) => above(pointer) === home);
    return (near.length > 0 ? near : facts).slice(0, MOST_HIGHLIGHTS).map(({ fact }) => fact);
  }
  return highlights.flatMap((pointer) => {
    const value = textOf(valueAt(body, pointer));
    return value === undefined ? [] : [{ term: inWords(keysOf(pointer).at(-1) ?? ''), value }];
  });
}

/** One section for the resource's own fields, one for each object in it. */
function sectionsOf(facts: readonly PlacedFact[], lifecycle: Lifecycle): { title: string; facts: Fact[] }[] {
  const homes = homesOf(lifecycle);
  const sections = new Map<string, Fact[]>([[inWords(lifecycle.resource), []]]);
  for (const { pointer, fact } of facts) {
    const home = homes.find((place) => isWithin(pointer, place)) ?? '';
    const inner = keysOf(pointer.slice(home.length));
    const title = inWords(inner.length > 1 ? (inner[0] ?? '') : lifecycle.resource);
    sections.set(title, [...(sections.get(title) ?? []), { ...fact, term: termWithin(inner, fact.term) }]);
  }
  return [...sections].filter(([, own]) => own.length > 0).map(([title, own]) => ({ title, facts: own }));
}

/** Deeper in a section, what it stands in is said too: `Creditor account: name`. */
function termWithin(keys: readonly string[], term: string): string {
  const holder = keys.slice(1, -1).findLast((key) => !/^\d+$/.test(key));
  const said = inWords(holder ?? '');
  return said === '' || said === term
    ? term
    : `${said}: ${/^[A-Z]{2}/.test(term) ? term : term.charAt(0).toLowerCase() + term.slice(1)}`;
}

/** Where the resource's own fields stand: beside its state and its id. */
function homesOf({ id, state }: Lifecycle): string[] {
  return [...new Set([above(state), above(id ?? state), ''])];
}

function references({ id, correlationId }: ResourceRecord): Fact[] {
  const own = { term: 'Number', value: id, reference: true };
  return correlationId === null ? [own] : [own, { term: 'Correlation', value: correlationId, reference: true }];
}
