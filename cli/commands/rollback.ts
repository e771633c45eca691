import { openEnvironment } from '../../environments/load.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { Rollback } from '../../model/rollback.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { rollbackText } from '../../reports/terminal/rollback-text.ts';
import { lastGoOf } from '../../verdict/drift/last-go.ts';
import { rollbackToRun } from '../../verdict/rollback/rollback-to.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult, say } from '../output.ts';
import { openProjectLedger } from '../project-ledger.ts';
import { presentOf } from '../rollback/present.ts';
import { wantedRun } from '../rollback/wanted-run.ts';

/** What `rehearse rollback` was given. */
export interface RollbackOptions {
  env: string;
  to?: string;
  /** Milliseconds. */
  within?: number;
  reports?: string;
  json?: boolean;
}

/** How far back a set that was go is looked for. */
const REMEMBERED_RUNS = 2000;

/**
 * The way back to the newest set of versions and settings that were go together. Exit code 0 when nothing is to be set
 * back, 1 when something is, 3 when no such set is known or it can't be told, 130 when interrupted.
 */
export async function rollback(project: string, options: RollbackOptions): Promise<number> {
  const { env, to, within, reports, json = false } = options;
  const source = await openEnvironment(project, env);
  await using ledger = await openProjectLedger({ project, reports, source });
  const { lines, troubles } = await ledger.newest(env, REMEMBERED_RUNS);
  const history = lines.map(({ entry }) => entry);
  const went = to === undefined ? lastGoOf(history) : wantedRun(to, env, history);
  for (const trouble of troubles) say(`${ledger.place}: ${trouble}`);
  if (went === undefined) return nothingKnown(history, ledger.place, options);
  using interruption = listenForInterruption();
  const { signal } = interruption;
  try {
    const how = { project, signal, ...(within === undefined ? {} : { withinMs: within }) };
    const present = await presentOf(source, history, how);
    if (present === undefined) return nothingKnown(history, ledger.place, options);
    if (source.staged) say(`${env} is made anew for each run: this is as the newest run found it.`);
    // What the newest run found fault with: a service that is down tells nothing of its own.
    const wrong = new Set(history[0]?.blockers.map(({ id }) => id));
    const back = rollbackToRun(went, history, present.fingerprint, present.templates, wrong);
    printResult(json ? JSON.stringify(back, null, 2) : rollbackText(back, paintWith(mayColour(process.stdout))));
    return troubles.length > 0 ? untrusted() : exitCode(back);
  } catch (error) {
    if (signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function nothingKnown(history: readonly LedgerEntry[], place: string, { env, json }: RollbackOptions): number {
  if (json) printResult('null');
  const why =
    history.length === 0 ? 'it remembers no run' : 'no run that it remembers was go and tells what was deployed';
  say(`No set that was go is known of ${env} (${place}): ${why}.\n  do:  npx rehearse run --env ${env}`);
  return EXIT.inconclusive;
}

function untrusted(): number {
  say('The ledger is not as it was written: see that this is the set you mean before you go back to it.');
  return EXIT.inconclusive;
}

function exitCode({ steps, untold }: Rollback): number {
  if (steps.length > 0) return EXIT.noGo;
  return untold.length > 0 ? EXIT.inconclusive : EXIT.go;
}
