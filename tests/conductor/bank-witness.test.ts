import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { BankWitness, missingFindings } from '../../cli/conductor/bank-witness.ts';
import { neededBank } from '../../fixtures/needed-bank.ts';
import type { BankEntry } from '../../mocks/control-client.ts';
import { bankExchangeSchema } from '../../model/bank-exchange.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { call, unexpectedCall, violation } from '../fixtures/bank-entries.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { environmentAt, nowhere } from '../readiness/stand-in.ts';

const at = '2026-03-01T10:00:00.000Z';
const exchange = {
  at,
  correlationId: 'run.1',
  version: '1',
  operation: 'createApplication',
  method: 'POST',
  path: '/applications',
  query: '',
  requestBody: { a: 1 },
  status: 201,
  responseBody: { id: 'A1' },
};

/** The control API of a bank with this journal, as far as a witness asks it. */
async function bankAt(context: TestContext, entries: readonly BankEntry[]) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://bank');
    const after = Number(url.searchParams.get('after') ?? 0);
    const ofRun = url.searchParams.get('run');
    const seen = entries.filter(
      ({ sequence, correlationId }) =>
        sequence > after && (ofRun === null || correlationId?.startsWith(`${ofRun}.`) === true),
    );
    const page = { entries: seen, nextSequence: entries.at(-1)?.sequence ?? 0, oldestSequence: null };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(url.pathname === '/control/exchanges' ? { exchanges: [exchange] } : page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  context.after(stop);
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const place = environmentAt({ service: 'http://x', job: 'http://x', bank: `http://127.0.0.1:${address.port}` });
  return { environment: { ...place, bank: { ...neededBank(place), mock: true } }, stop };
}

function emptyRun(context: TestContext, journal: readonly JournalEntry[] = []): RunFolder {
  const folder = runFolder(join(temporaryFolder(context), 'run'));
  mkdirSync(folder.path, { recursive: true });
  writeFileSync(folder.journal, journal.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  return folder;
}

test('what no scenario recorded is added: jobs’ calls, and calls without a correlation id, but not other runs’', async (t) => {
  const entries: BankEntry[] = [unexpectedCall({ correlationId: null, path: '/before' })];
  const { environment } = await bankAt(t, entries);
  const witness = await BankWitness.begin(environment, 'run');
  assert.ok(witness !== null);
  const known = violation();
  entries.push(
    known,
    unexpectedCall({ correlationId: 'run.job', path: '/job' }),
    unexpectedCall({ correlationId: null, path: '/nobody' }),
    unexpectedCall({ correlationId: 'other.1', path: '/other' }),
    unexpectedCall({ correlationId: 'run.1', path: '/late' }),
  );
  const { sequence: _, kind: __, at: ___, ...onWire } = violation();
  const recorded: JournalEntry[] = [
    {
      ...onWire,
      kind: 'contract-finding',
      at,
      scenario: 'a',
      attempt: 2,
      sequence: known.sequence,
      role: null,
      status: 422,
      nearest: null,
    },
    bankCallEntry('run.1'),
  ];
  const folder = emptyRun(t, recorded);
  await witness.testify(folder);
  const journal = await readJournal(folder.journal);
  assert.deepEqual(journal.unreadableLines, []);
  const added = journal.entries.slice(recorded.length);
  assert.deepEqual(
    added.map((entry) => entry.kind === 'contract-finding' && [entry.path, entry.scenario, entry.attempt]),
    [
      ['/job', null, null],
      ['/nobody', null, null],
      ['/late', 'a', 2],
    ],
  );
  const lines = readFileSync(folder.bankExchanges, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => bankExchangeSchema.parse(JSON.parse(line))),
    [exchange],
  );
});

test('a bank that is gone at the end leaves a note, so that what is missing is not read as nothing found', async (t) => {
  const { environment, stop } = await bankAt(t, [call('create')]);
  const witness = await BankWitness.begin(environment, 'run');
  stop();
  const folder = emptyRun(t);
  await witness?.testify(folder);
  const { entries } = await readJournal(folder.journal);
  assert.ok(entries[0]?.kind === 'note' && /could not be read at its end/.test(entries[0].text));
});

test('a real bank, and one that does not answer, have no witness', async (t) => {
  const { environment } = await bankAt(t, []);
  const real = { ...environment, bank: { ...environment.bank, mock: false } };
  assert.equal(await BankWitness.begin(real, 'run'), null);
  const gone = { ...environment, bank: { ...environment.bank, url: await nowhere() } };
  assert.equal(await BankWitness.begin(gone, 'run'), null);
});

test('nothing is added twice', () => {
  const seen = [violation()];
  const once = missingFindings(seen, []);
  assert.equal(once.length, 1);
  assert.deepEqual(missingFindings(seen, once), []);
});

function bankCallEntry(correlationId: string): JournalEntry {
  return {
    kind: 'bank-call',
    at,
    scenario: 'a',
    attempt: 2,
    correlationId,
    method: 'GET',
    path: '/',
    status: 200,
    durationMs: 1,
    operation: null,
    version: null,
    role: null,
    resource: null,
    state: null,
    fault: null,
  };
}
