import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { runSchema } from '../../model/run.ts';
import { waitFor } from '../../support/wait.ts';

const project = join(import.meta.dirname, '../..');
const command = join(project, 'cli/main.ts');
const LONGEST_RUN_MS = 180_000;

/** A rehearsal of the sample platform, and how it is to end. */
export interface Rehearsal {
  /** What its picture is called; none where it only comes before another. */
  picture?: string;
  args: readonly string[];
  /** Something to do as soon as its journal says so: to end the run, or to look at its live page. */
  when?: { journal: RegExp; does: 'SIGINT' | 'SIGKILL' | ((address: string) => Promise<void>) };
}

/** Rehearses, and renders once more what a killed run left. Resolves to the run's folder. */
export async function rehearse({ args, when }: Rehearsal, reports: string): Promise<string> {
  const before = newestRun(reports);
  const run = start(['run', '--reports', reports, ...args]);
  const ended = once(run, 'exit');
  const told = allOf(run);
  if (when !== undefined) {
    await journalSays(when.journal, reports, before);
    if (typeof when.does === 'string') run.kill(when.does);
    else await when.does(addressIn(told()));
  }
  await ended;
  await once(start(['report', '--reports', reports]), 'exit');
  return newestRun(reports);
}

/** Serves the runs while they are looked at. */
export async function served(reports: string, look: (address: string) => Promise<void>): Promise<void> {
  const server = start(['report', '--serve', '--reports', reports]);
  const told = allOf(server);
  const ended = once(server, 'exit');
  try {
    const address = await waitFor(async () => /http:\S+/.exec(told())?.[0], { withinMs: LONGEST_RUN_MS });
    if (!address.arrived) throw new Error('The runs are not served');
    await look(address.value);
  } finally {
    server.kill('SIGINT');
    await ended;
  }
}

/** The state of whoever's working copy is none of a picture's business, so that git is not found. */
function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [command, ...args], {
    cwd: project,
    env: { ...process.env, GIT_DIR: devNull },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** All that a process has said so far. */
function allOf({ stdout, stderr }: ChildProcess): () => string {
  let said = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  return () => said;
}

function addressIn(told: string): string {
  const address = /Watch it at (\S+)/.exec(told)?.[1];
  if (address === undefined) throw new Error('The run does not say where it can be watched');
  return address;
}

async function journalSays(words: RegExp, reports: string, before: string): Promise<void> {
  const heard = await waitFor(
    async () => {
      const run = newestRun(reports);
      const journal = join(run, 'journal.jsonl');
      const isThere = run !== before && existsSync(journal) && words.test(readFileSync(journal, 'utf8'));
      return isThere ? true : undefined;
    },
    { withinMs: LONGEST_RUN_MS },
  );
  if (!heard.arrived) throw new Error(`The journal never said ${words}`);
}

function newestRun(reports: string): string {
  const record = join(reports, 'latest/run.json');
  if (!existsSync(record)) return '';
  const { id } = runSchema.pick({ id: true }).parse(JSON.parse(readFileSync(record, 'utf8')));
  return join(reports, 'runs', id);
}
