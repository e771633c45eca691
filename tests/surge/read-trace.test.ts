import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '../../support/problem.ts';
import { writeZip } from '../../support/zip.ts';
import { readTrace } from '../../surge/recording/read-trace.ts';
import { sortIntoSteps } from '../../surge/recording/recorded-scenario.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

function line(at: string, url: string, more: object = {}, kept: object = { text: 'hello' }) {
  const snapshot = {
    startedDateTime: at,
    time: 12.5,
    request: { method: 'get', url, headers: [{ name: 'X-One', value: '1' }] },
    response: {
      status: 200,
      headers: [
        { name: 'Set-Cookie', value: 'a=1' },
        { name: 'set-cookie', value: 'b=2' },
      ],
      content: kept,
    },
    _resourceType: 'document',
    ...more,
  };
  return JSON.stringify({ type: 'resource-snapshot', snapshot });
}

const zip = (files: Record<string, string>) =>
  writeZip(Object.entries(files).map(([name, text]) => ({ name, content: Buffer.from(text) })));

test('what browsers asked is read in order of time, each context as a person of its own, what the test asked left out', async (context) => {
  const path = join(temporaryFolder(context), 'trace.zip');
  const first = [
    line('2026-11-21T10:00:02.000Z', 'http://shop.test/b', {}, { _file: 'resources/b.html' }),
    line('2026-11-21T10:00:01.000Z', 'http://shop.test/a'),
    line('2026-11-21T10:00:01.000Z', 'http://shop.test/seed', { _apiRequest: true }),
    'half a li',
  ];
  const second = line('2026-11-21T10:00:01.500Z', 'http://bank.test/');
  writeFileSync(
    path,
    zip({
      '0-trace.network': first.join('\n'),
      '1-trace.network': second,
      'resources/b.html': '<p>b</p>',
      'x.trace': 'no',
    }),
  );
  const exchanges = await readTrace(path);
  assert.deepEqual(
    exchanges.map(({ url, person, answer }) => [url, person, answer]),
    [
      ['http://shop.test/a', 0, 'hello'],
      ['http://bank.test/', 1, 'hello'],
      ['http://shop.test/b', 0, '<p>b</p>'],
    ],
  );
  assert.equal(exchanges[0]?.headers['x-one'], '1');
  assert.equal(exchanges[0]?.answerHeaders['set-cookie'], 'a=1\nb=2');
  const step = (title: string, startedAt: string) => ({ title, startedAt, durationMs: 900, budgetMs: null });
  const steps = sortIntoSteps(
    [step('one', '2026-11-21T10:00:01.200Z'), step('two', '2026-11-21T10:00:01.900Z')],
    exchanges,
  );
  assert.deepEqual(
    steps.map(({ exchanges: own }) => own.length),
    [2, 1],
    'what came before the first step belongs to it',
  );
});

test('a trace that is none, or of a form that nobody knows, is told as such', async (context) => {
  const path = join(temporaryFolder(context), 'trace.zip');
  writeFileSync(path, 'no zip');
  await assert.rejects(readTrace(path), (error) => error instanceof Problem && /cannot be read/.test(error.message));
  writeFileSync(path, zip({ 'trace.network': '{"type":"another-form"}' }));
  await assert.rejects(
    readTrace(path),
    (error) => error instanceof Problem && /no requests that can be read/.test(error.message),
  );
});
