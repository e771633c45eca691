import { openEnvironment } from '../../environments/load.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import { assertCanHaveCallbacks } from '../conductor/callbacks.ts';
import { assertIncident } from '../conductor/incident.ts';
import { carryOut, type EndedRun } from '../conductor/one-run.ts';
import { rehearseVersions } from '../conductor/versions-run.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';

/** What `rehearse run` was given. */
export interface RunOptions {
  env: string;
  demo?: string;
  /** Milliseconds. */
  slot?: number;
  only?: string;
  incident?: string;
  /** Versions of the bank's API, each of which is rehearsed against in a run of its own. */
  bankVersions?: 'all' | readonly string[];
  /** Lets the bank call the staged platform back. */
  callbacks?: boolean;
  strict?: boolean;
  headed?: boolean;
  seed?: number;
  pictures: boolean;
  traces: boolean;
  reports?: string;
  json?: boolean;
}

/** The whole rehearsal: stages, checks, plays, judges, reports. Resolves with the exit code. */
export async function run(project: string, options: RunOptions): Promise<number> {
  const source = await openEnvironment(project, options.env);
  if (options.incident !== undefined) assertIncident(options.incident, source);
  if (options.callbacks) assertCanHaveCallbacks(source);
  if (!source.staged) source.load();
  if (options.bankVersions !== undefined) {
    return rehearseVersions({ project, source, options, asked: options.bankVersions });
  }
  const tell = ({ verdict, page, input }: EndedRun) => {
    if (options.json) printResult(JSON.stringify(verdict, null, 2));
    else printResult(renderTerminal(input, { page, colour: mayColour(process.stdout) }));
  };
  const { interrupted, verdict } = await carryOut({ project, source, options, bankVersion: null }, tell);
  return interrupted ? EXIT.interrupted : exitCodeOf(verdict.outcome, options.strict ?? false);
}
