import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { makeLine, textOf } from '../../verdict/ledger/line.ts';
import { openLedger } from '../../verdict/ledger/open-ledger.ts';
import { spread } from '../statistics.ts';

// Measures a ledger in files: the time to read the newest 30 lines of a long one, beside reading and parsing all of it and
// beside verifying all of it; and lines appended per second, one after another (each waits for the disk) and all at once.
// Usage: node bench/ledger/ledger.ts [--lines 100000] [--rounds 15] [--facts 10]

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '15' },
    facts: { type: 'string', default: '10' },
  },
});
const rounds = Number(values.rounds);
const count = Number(values.lines);
const NEWEST = 30;
const APPENDED = 500;

const folder = mkdtempSync(join(tmpdir(), 'rehearse-ledger-'));
try {
  const bytes = writeLong(join(folder, 'ledger'));
  console.log(`${count} lines, ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / count).toFixed(0)} bytes a line`);
  await using ledger = await openLedger(undefined, { reports: folder, project: folder, variables: {} });
  await tell(`newest ${NEWEST}, ms`, rounds, async () => {
    const { lines, troubles } = await ledger.newest('long', NEWEST);
    if (lines.length !== NEWEST || troubles.length > 0) throw new Error('it is not as it was written');
  });
  await tell('parse all, ms', 3, async () => {
    for (const text of readFileSync(join(folder, 'ledger/long.jsonl'), 'utf8').trimEnd().split('\n')) JSON.parse(text);
  });
  await tell('verify all, ms', 3, async () => {
    const { lines, troubles } = await ledger.verify('long');
    if (lines !== count || troubles.length > 0) throw new Error('it is not as it was written');
  });
  await tell(`append ${APPENDED} one after another, ms`, 3, async () => {
    for (let index = 0; index < APPENDED; index += 1) await ledger.append(entry('new', index));
  });
  await tell(`append ${APPENDED} at once, ms`, 3, async () => {
    await Promise.all(Array.from({ length: APPENDED }, (_, index) => ledger.append(entry('new', index))));
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function tell(what: string, times: number, work: () => Promise<void>): Promise<void> {
  const took: number[] = [];
  for (let round = -1; round < times; round += 1) {
    const begun = performance.now();
    await work();
    // The first round loads and warms up, and is not counted.
    if (round >= 0) took.push(performance.now() - begun);
  }
  console.log(`${what.padEnd(36)} ${spread(took, 1)}`);
}

/** Writes a chained ledger as appending would leave it, without waiting for the disk at each line. */
function writeLong(ledger: string): number {
  const texts: string[] = [];
  let hash: string | null = null;
  for (let index = 0; index < count; index += 1) {
    const line = makeLine(hash === null ? [] : [hash], entry('long', index));
    texts.push(`${textOf(line)}\n`);
    hash = line.hash;
  }
  const bytes = Buffer.from(texts.join(''));
  mkdirSync(ledger, { recursive: true });
  writeFileSync(join(ledger, 'long.jsonl'), bytes);
  writeFileSync(join(ledger, 'long.head.json'), JSON.stringify({ bytes: bytes.length, hash, run: null }));
  return bytes.length;
}

function entry(environment: string, index: number): LedgerEntry {
  const at = new Date(Date.parse('2026-01-01T00:00:00.000Z') + index * 60_000).toISOString();
  const facts = Array.from({ length: Number(values.facts) }, (_, fact) => ({
    id: `configuration/service-${fact}/KEY`,
    subject: `service-${fact}`,
    value: `fingerprint-${index % 7}-${fact}`,
  }));
  return {
    schemaVersion: 1,
    run: `run-${index}`,
    environment,
    startedAt: at,
    judgedAt: at,
    state: 'finished',
    outcome: 'go',
    summary: 'Go: everything worked.',
    counts: true,
    blockers: [],
    doubts: [],
    risks: [],
    durations: {
      whole: 60_000,
      readiness: 1000,
      journey: 40_000,
      scenarios: { onboarding: 30_000, payments: 10_000 },
      steps: {},
    },
    demoAt: null,
    fingerprint: { schemaVersion: 1, environment, takenAt: at, facts, unread: [] },
    seen: {},
  };
}
