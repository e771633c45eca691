import { basename } from 'node:path';
import { readArtefact } from '../../model/artefact.ts';
import { runSchema } from '../../model/run.ts';
import { findRun, nearest } from '../../reports/runs.ts';
import { suggestion } from '../../support/nearest-word.ts';
import { Problem } from '../../support/problem.ts';
import { went } from '../../verdict/went.ts';
import type { KnownRun, KnownRuns } from './known-runs.ts';

const LATEST = 'latest';
const LAST_GO = 'last-go';
const SAYS_WHICH = [LATEST, LAST_GO];

/** Whether this may name a run, among runs with these ids. */
export function mayNameRun(text: string, ids: Iterable<string>): boolean {
  return SAYS_WHICH.includes(text) || [...ids].some((id) => text !== '' && id.startsWith(text));
}

/** What runs are looked for in. */
export interface Naming {
  known: KnownRuns;
  /** The folder of runs. */
  reports: string;
  /** The environments that there are. */
  environments: readonly string[];
  /** Whose runs `latest` and `last-go` are, where that was said. */
  environment: string | undefined;
}

/**
 * The two runs that two texts name: by their ids, by what one id alone begins with, as `latest`, or as `last-go`: the newest
 * other run that was go on the same environment. Rejects with a Problem where one names none or several, or both the same.
 */
export async function nameRuns(a: string, b: string, naming: Naming): Promise<[KnownRun, KnownRun]> {
  if (a === b) throw sameRun(a, b);
  const one = a === LAST_GO ? await lastGo(naming, await nameRun(b, naming)) : await nameRun(a, naming);
  const other = b === LAST_GO ? await lastGo(naming, one) : await nameRun(b, naming);
  if (one.id === other.id) throw sameRun(a, b);
  return [one, other];
}

async function nameRun(text: string, naming: Naming): Promise<KnownRun> {
  if (text === LATEST) return latest(naming);
  const { byId } = naming.known;
  const exact = byId.get(text);
  if (exact !== undefined) return exact;
  const [match, ...others] = [...byId.values()].filter(({ id }) => text !== '' && id.startsWith(text));
  if (match === undefined) throw noSuch(text, naming);
  if (others.length === 0) return match;
  const ids = nearest(
    text,
    [match, ...others].map(({ id }) => id),
  );
  const why = `${others.length + 1} runs begin with it`;
  throw new Problem(`"${text}" is more than one run`, why, `name one of these: ${ids.join(', ')}`);
}

async function latest({ known, reports, environment }: Naming): Promise<KnownRun> {
  const newestFirst = [...known.byId.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
  if (environment === undefined) {
    const id = newestFirst.some(({ folder }) => folder !== null) ? basename((await findRun(reports, LATEST)).path) : '';
    const newest = known.byId.get(id) ?? newestFirst[0];
    if (newest !== undefined) return newest;
  } else {
    for (const run of newestFirst) if ((await environmentOf(run)) === environment) return run;
  }
  const where = environment === undefined ? '' : ` on ${environment}`;
  throw new Problem(
    `There is no run${where} yet`,
    withTroubles('none is known', known),
    'start one with: rehearse run',
  );
}

async function lastGo({ known, environment }: Naming, other: KnownRun): Promise<KnownRun> {
  const on = environment ?? (await environmentOf(other));
  const [newest] = [...known.byId.values()]
    .filter(({ id, entry }) => id !== other.id && entry !== null && entry.environment === on && went(entry))
    .sort((one, another) => (one.id < another.id ? 1 : -1));
  if (newest !== undefined) return newest;
  const why = withTroubles(
    `the ledger has no${other.entry === null ? '' : ' other'} run that was go and counts`,
    known,
  );
  throw new Problem(`No run on ${on} was go`, why, 'name a run by its id: rehearse history lists them');
}

async function environmentOf({ folder, entry }: KnownRun): Promise<string | undefined> {
  if (folder === null) return entry.environment;
  return (entry ?? (await readArtefact(folder.run, runSchema).catch(() => undefined)))?.environment;
}

function noSuch(text: string, { known, environments }: Naming): Problem {
  const ids = nearest(text, [...known.byId.keys()]);
  const runs = ids.length === 0 ? 'there are no runs' : `runs are ${ids.join(', ')} …`;
  const why = `environments are ${environments.join(', ') || 'none'}${suggestion(text, environments)}; ${runs}`;
  return new Problem(
    `"${text}" is neither an environment nor a run`,
    withTroubles(why, known),
    'name two environments or two runs: rehearse history lists them',
  );
}

function sameRun(a: string, b: string): Problem {
  const names = a === b ? `"${a}" can't be compared with itself` : `"${a}" and "${b}" are the same run`;
  return new Problem(names, 'both names mean the same', 'name two runs: rehearse history lists them');
}

function withTroubles(why: string, { unread }: KnownRuns): string {
  return [why, ...unread].join('; ');
}
