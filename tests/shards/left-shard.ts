import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NO_DEMO } from '../../model/demo.ts';
import type { JournalEntry } from '../../model/journal.ts';
import type { Run } from '../../model/run.ts';

export const at = '2026-03-01T10:00:00.000Z';

/** A run that was begun for some shards. */
export function begunRun(shards: number): Run {
  return {
    schemaVersion: 1,
    id: '2026-03-01T100000-aaaa',
    environment: 'staging',
    demo: NO_DEMO,
    arguments: [],
    incident: null,
    bankVersion: null,
    only: null,
    seed: 7,
    git: null,
    tools: {},
    conductor: { pid: 1, host: 'first' },
    startedAt: at,
    endedAt: null,
    state: 'running',
    shards,
  };
}

/** What one machine left of a shard. */
export interface Left {
  number: number;
  attempt: string;
  state?: Run['state'];
  endedAt?: string;
  host?: string;
  entries: readonly JournalEntry[];
  /** Written at the end of its journal, as whoever was killed leaves it. */
  cutOff?: string;
  files?: Readonly<Record<string, string>>;
}

/** The record of an attempt at a shard. */
export function shardRun(run: Run, { number, attempt, state = 'finished', endedAt, host = 'second' }: Left) {
  const ended = state === 'running' ? null : (endedAt ?? '2026-03-01T10:05:00.000Z');
  return { ...run, state, endedAt: ended, conductor: { pid: 2, host }, shard: { number, attempt } };
}

/** Writes into a run's folder, or a copy, what a machine left. */
export function leave(folder: string, run: Run, left: Left): string {
  const path = join(folder, 'shards', String(left.number), left.attempt);
  const lines = left.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  const files = {
    ...left.files,
    'run.json': JSON.stringify(shardRun(run, left)),
    'journal.jsonl': lines + (left.cutOff ?? ''),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** A scenario that was played, as a journal has it. */
export function played(scenario: string, status: 'passed' | 'failed' = 'passed'): JournalEntry[] {
  const attempt = { scenario, attempt: 1 };
  return [
    announced(scenario),
    { kind: 'scenario-begun', at, ...attempt, title: scenario },
    {
      kind: 'screenshot',
      at,
      ...attempt,
      step: 'A step',
      path: `attachments/${scenario}/1/01-a-step.jpg`,
      moment: 'end',
      outline: null,
      masked: 0,
    },
    { kind: 'scenario-ended', at, ...attempt, status, durationMs: 5, trace: `traces/${scenario}/trace.zip` },
  ];
}

export function announced(scenario: string): JournalEntry {
  return { kind: 'scenario-announced', at, scenario, title: scenario, file: 'all.spec.ts' };
}

export const ended: JournalEntry = { kind: 'playing-ended', at };
