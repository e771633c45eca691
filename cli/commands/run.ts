import { openEnvironment } from '../../environments/load.ts';
import type { Environment } from '../../model/environment.ts';
import { renderTerminal } from '../../reports/terminal/terminal.ts';
import { Problem } from '../../support/problem.ts';
import { assertStageable } from '../check/place.ts';
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
  /** How long another run on the environment is waited for, in milliseconds. */
  wait?: number;
  strict?: boolean;
  /** Opens a ticket for each blocker that has none. */
  tickets?: boolean;
  headed?: boolean;
  /** Serves its page while it goes on; `open` opens that in the browser. */
  live?: boolean;
  port?: number;
  open?: boolean;
  seed?: number;
  pictures: boolean;
  traces: boolean;
  reports?: string;
  json?: boolean;
}

/** The whole rehearsal: stages, checks, plays, judges, reports. Resolves with the exit code. */
export async function run(project: string, options: RunOptions): Promise<number> {
  if (options.live !== true) assertNothingOfLive(options);
  const source = await openEnvironment(project, options.env);
  await assertStageable(source, options);
  if (options.tickets) assertCanOpenTickets(options.incident);
  if (!source.staged) assertHasTracker(source.load(), options);
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

function assertNothingOfLive({ port, open }: RunOptions): void {
  if (port === undefined && open !== true) return;
  const option = port === undefined ? '--open' : '--port';
  throw new Problem(`${option} needs --live`, 'it is about the page that --live serves', `add --live, or leave it out`);
}

function assertCanOpenTickets(incident: string | undefined): void {
  if (incident === undefined) return;
  throw new Problem(
    '--tickets and --incident do not go together',
    'an incident is an exercise: nobody wants a ticket about it',
    'leave one of them out',
  );
}

function assertHasTracker({ name, tickets }: Environment, options: RunOptions): void {
  if (!options.tickets || tickets.trackers.length > 0) return;
  throw new Problem(
    'No ticket can be opened',
    `the definition of ${name} names no tracker`,
    'add tickets: { trackers: [...] } to it (docs/tickets.md), or leave --tickets out',
  );
}
