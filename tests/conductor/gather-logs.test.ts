import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gatherLogs } from '../../cli/conductor/gathering/gather-logs.ts';
import { keptLines } from '../../cli/conductor/gathering/kept-lines.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { entriesThatMention } from '../../readiness/sources/log-entries.ts';
import { rememberSecret } from '../../support/redact.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { type Answers, environmentAt, standIn } from '../readiness/stand-in.ts';

const at = '2026-11-21T15:07:10.000Z';
const ID = 'run-1.aaaa1111';

function runWith(context: TestContext, logs: Record<string, string> = {}): RunFolder {
  const folder = runFolder(join(temporaryFolder(context), 'run'));
  mkdirSync(join(folder.path, 'logs'), { recursive: true });
  const entries: JournalEntry[] = [
    { kind: 'scenario-begun', at, scenario: 'pay', attempt: 2, title: 'A payment' },
    { kind: 'correlation', at, scenario: 'pay', attempt: 2, correlationId: ID },
  ];
  writeFileSync(folder.journal, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  for (const [name, log] of Object.entries(logs)) writeFileSync(join(folder.path, 'logs', name), log);
  return folder;
}

async function gathered(folder: RunFolder, more: Partial<Parameters<typeof gatherLogs>[0]> = {}) {
  const nowhere = environmentAt({ service: 'http://x', job: 'http://x', bank: 'http://x' });
  const { signal } = new AbortController();
  await gatherLogs({ environment: nowhere, folder, project: folder.path, staged: true, signal, ...more });
  const { entries, unreadableLines } = await readJournal(folder.journal);
  assert.deepEqual(unreadableLines, []);
  return {
    lines: entries.flatMap((entry) => (entry.kind === 'log' ? [entry] : [])),
    notes: entries.flatMap((entry) => (entry.kind === 'note' ? [entry.text] : [])),
  };
}

const line = (more: Record<string, unknown>) => `${JSON.stringify({ at, level: 'info', event: 'request', ...more })}\n`;

test('of what was staged, the lines with the id of a scenario are kept with their time, level and service', async (context) => {
  const folder = runWith(context, {
    'payments.log':
      line({ correlationId: ID, level: 'error', path: '/pay' }) + line({ correlationId: `${ID}9` }) + line({}),
    'portal.log': `${line({ correlationId: ID })}  the rest of ${ID}\n`,
    'readme.txt': line({ correlationId: ID }),
  });
  const { lines, notes } = await gathered(folder);
  assert.deepEqual(
    lines.map(({ kind: _, ...each }) => each),
    [
      { scenario: 'pay', attempt: 2, at, subject: 'payments', level: 'error', text: 'request path=/pay' },
      { scenario: 'pay', attempt: 2, at, subject: 'portal', level: 'info', text: 'request' },
      { scenario: 'pay', attempt: 2, at, subject: 'portal', level: null, text: `the rest of ${ID}` },
    ],
  );
  assert.deepEqual(notes, []);
});

test('a secret in a line does not reach the journal', async (context) => {
  rememberSecret('GATHERED', 'gathered-canary-value');
  const folder = runWith(context, { 'portal.log': line({ correlationId: ID, token: 'gathered-canary-value' }) });
  const { lines } = await gathered(folder);
  assert.equal(lines[0]?.text, 'request token=[secret GATHERED]');
});

test('of a line that is cut, no half of a secret stays, and nothing that is written there as a password', async (context) => {
  rememberSecret('GATHERED', 'gathered-canary-value');
  const early = `${at} ${ID} sent password=lark-41 to https://ada:lark-42@shop.example, Bearer lark-43.lark-44 `;
  const folder = runWith(context, { 'portal.log': `${early.padEnd(1990, '.')}gathered-canary-value` });
  const { lines } = await gathered(folder);
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines[0]?.text ?? '', /lark|gathere|ada/);
  assert.match(lines[0]?.text ?? '', /sent password=… to https:\/\/…@shop\.example, Bearer …/);
});

test('of very many lines two hundred are kept, what is loud before all else, and the rest is said to be left out', async (context) => {
  const many = Array.from({ length: 300 }, () => line({ correlationId: ID })).join('');
  const folder = runWith(context, {
    'portal.log': many + line({ correlationId: ID, level: 'error', text: 'x'.repeat(9000) }),
  });
  const { lines, notes } = await gathered(folder);
  assert.equal(lines.length, 200);
  assert.ok(lines.some(({ level }) => level === 'error'));
  assert.ok(lines.every(({ text }) => text.length <= 2000));
  assert.match(notes.join(), /Of the log lines of "A payment" only 200 are kept: there are more/);
});

test('a run without scenarios, or without logs, gathers nothing and complains of nothing', async (context) => {
  const folder = runWith(context);
  assert.deepEqual(await gathered(folder), { lines: [], notes: [] });
  writeFileSync(folder.journal, '');
  assert.deepEqual(await gathered(folder, { staged: false }), { lines: [], notes: [] });
});

/** A platform whose portal has this log. */
async function searched(context: TestContext, answers: Answers, logs: object) {
  const service = await standIn(context, answers);
  const declared = JSON.parse(JSON.stringify(logs).replaceAll('SERVICE', service));
  const environment = environmentAt({ service, job: service, bank: service }, { service: { logs: declared } });
  return gathered(runWith(context), { environment, staged: false });
}

const search = { kind: 'log-search', url: 'SERVICE/logs?id={correlationId}' };

test('elsewhere the log that a service names is searched, as lines or as JSON', async (context) => {
  const answered = (body: string, type: string): Answers => ({
    [`GET /logs?id=${ID}`]: (_, response) => response.writeHead(200, { 'content-type': type }).end(body),
  });
  const plain = await searched(context, answered(line({ correlationId: ID, level: 'warn' }), 'text/plain'), search);
  assert.deepEqual(
    plain.lines.map(({ subject, level, text }) => [subject, level, text]),
    [['portal', 'warning', 'request']],
  );
  const hits = { query: ID, hits: [{ _source: { '@timestamp': at, message: `took ${ID}`, level: 'error' } }] };
  const json = await searched(context, answered(JSON.stringify(hits), 'application/json'), search);
  assert.deepEqual(
    json.lines.map((each) => [each.at, each.level, each.text]),
    [[at, 'error', `took ${ID}`]],
  );
});

test('the log of a job is searched as well, and what is none is told', async (context) => {
  const folder = runWith(context, { 'packer.txt': line({ correlationId: ID, event: 'packed' }) });
  const environment = environmentAt(
    { service: 'http://x', job: 'http://x', bank: 'http://x' },
    {
      service: { logs: { kind: 'git' } },
      job: { logs: { kind: 'log-file', path: 'logs/packer.txt' } },
    },
  );
  const { lines, notes } = await gathered(folder, { environment, staged: false });
  assert.deepEqual(
    lines.map(({ subject, text }) => [subject, text]),
    [['poller', 'packed']],
  );
  assert.deepEqual(notes, ['The log of portal could not be searched: a source of this kind holds no log']);
});

test('a log that can’t be searched is a note in our own words, and the run goes on', async (context) => {
  const refused = { [`GET /logs?id=${ID}`]: { status: 403, body: { error: 'password hunter2 is wrong' } } };
  const { lines, notes } = await searched(context, refused, search);
  assert.deepEqual(lines, []);
  assert.deepEqual(notes, ['The log of portal could not be searched: answers 403']);
  const missing = await searched(context, {}, { kind: 'log-file', path: 'no/such.log' });
  assert.deepEqual(missing.notes, ['The log of portal could not be searched: there is no such file']);
});

test('an answer with pairs of time and line, as Loki has it, is taken line by line', () => {
  const values = [
    ['1763737630123456789', `a ${ID} b`],
    ['1763737631123456789', 'another'],
  ];
  const answer = { data: { result: [{ stream: { app: 'portal' }, values }] }, request: { query: ID } };
  assert.deepEqual(entriesThatMention(answer, ID, 10), [`2025-11-21T15:07:10.123Z a ${ID} b`]);
  assert.deepEqual(entriesThatMention([ID, ID, ID], ID, 2).length, 2);
});

test('what is kept of a line never ends in half a character', () => {
  const text = `${'x'.repeat(1998)}😀 more`;
  const { kept } = keptLines([{ at: 1, subject: 's', level: null, text }]);
  assert.ok(kept[0]?.text.isWellFormed());
});
