import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { StateFile } from '../../mocks/state/state-file.ts';
import { Problem } from '../../support/problem.ts';
import { identify } from '../../support/supervise/processes.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const BANK = 'a bank';

function open(t: TestContext, path: string, bank = BANK): StateFile {
  const memory = new StateFile(path, bank);
  t.after(() => memory.close());
  return memory;
}

/** What is left when the process is killed: what was settled, and the claim of a process that is no more. */
function afterKill(path: string): void {
  writeFileSync(`${path}.lock`, '999999999');
}

test('what was settled is there after a kill, in the order in which the keys came; what was not is gone', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  const memory = open(t, path);
  const values = memory.collection('values', z.number());
  values.set('b', 1);
  values.set('a', 2);
  values.set('gone', 3);
  memory.settle();
  values.delete('gone');
  values.set('b', 4);
  memory.settle();
  values.set('late', 5);
  afterKill(path);
  const again = open(t, path).collection('values', z.number());
  assert.deepEqual(
    [...again.entries()],
    [
      ['b', 4],
      ['a', 2],
    ],
  );
});

test('a series keeps its newest values across a kill, and can be forgotten', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  const memory = open(t, path);
  const series = memory.series('numbers', z.number(), 3);
  for (const number of [1, 2, 3, 4, 5]) series.append(number);
  memory.settle();
  afterKill(path);
  const second = open(t, path);
  const left = second.series('numbers', z.number(), 3);
  assert.deepEqual(left.earlier, [3, 4, 5]);
  left.clear();
  left.append(6);
  second.settle();
  afterKill(path);
  assert.deepEqual(open(t, path).series('numbers', z.number(), 3).earlier, [6]);
});

test('a line that was cut off while it was written is left out, all of its changes with it', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  const memory = open(t, path);
  const values = memory.collection('values', z.number());
  values.set('whole', 1);
  memory.settle();
  appendFileSync(path, '[["set","values","whole",2],["set","values","torn"');
  afterKill(path);
  assert.deepEqual([...open(t, path).collection('values', z.number()).entries()], [['whole', 1]]);
});

test('random changes with kills in between leave what a plain map would hold', (t) => {
  const folder = temporaryFolder(t);
  let files = 0;
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.integer() }),
    fc.record({ kind: fc.constant('delete' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }),
    fc.record({ kind: fc.constant('settle' as const) }),
    fc.record({ kind: fc.constant('kill' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      files += 1;
      const path = join(folder, `state-${files}.jsonl`);
      let memory = new StateFile(path, BANK);
      let values = memory.collection('values', z.number());
      let settled = new Map<string, number>();
      let current = new Map<string, number>();
      for (const each of steps) {
        if (each.kind === 'set') {
          values.set(each.key, each.value);
          current.set(each.key, each.value);
        } else if (each.kind === 'delete') {
          values.delete(each.key);
          current.delete(each.key);
        } else if (each.kind === 'settle') {
          memory.settle();
          settled = new Map(current);
        } else {
          afterKill(path);
          memory = new StateFile(path, BANK);
          values = memory.collection('values', z.number());
          current = new Map(settled);
          assert.deepEqual(new Map(values.entries()), settled);
        }
      }
      memory.close();
    }),
    // Each kill leaves an open file behind.
    { numRuns: 60 },
  );
});

test('a file that grew by many changes is written anew, and holds the same', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  const memory = open(t, path);
  const values = memory.collection('values', z.number());
  for (let number = 0; number < 120_000; number += 1) {
    values.set(String(number % 10), number);
    if (number % 1000 === 0) memory.settle();
  }
  memory.settle();
  assert.ok(statSync(path).size < 3_000_000);
  afterKill(path);
  const again = open(t, path).collection('values', z.number());
  assert.equal(again.size, 10);
  assert.equal(again.get('9'), 119_999);
});

test('two banks can’t use one file; one that a killed bank left is taken over', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  open(t, path);
  assert.throws(
    () => new StateFile(path, BANK),
    (error) => error instanceof Problem && /is in use/.test(error.message),
  );
  afterKill(path);
  const second = new StateFile(path, BANK);
  second.close();
  assert.equal(existsSync(`${path}.lock`), false);
});

test('a file that a killed bank left is taken over by a process to which the system gave the same id', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  const { pid, start } = identify(process.pid);
  writeFileSync(`${path}.lock`, `${pid} ${start}0`);
  const memory = new StateFile(path, BANK);
  assert.throws(() => new StateFile(path, BANK), /is in use/);
  memory.close();
  assert.equal(existsSync(`${path}.lock`), false);
});

test('what is changed after the file was closed touches no other file', (t) => {
  const folder = temporaryFolder(t);
  const memory = new StateFile(join(folder, 'state.jsonl'), BANK);
  const values = memory.collection('values', z.number());
  memory.close();
  const other = open(t, join(folder, 'other.jsonl'));
  const before = readFileSync(join(folder, 'other.jsonl'), 'utf8');
  values.set('late', 1);
  memory.settle();
  memory.close();
  other.settle();
  assert.equal(readFileSync(join(folder, 'other.jsonl'), 'utf8'), before);
});

test('a file that is something else is refused with what is wrong, and left as it is', (t) => {
  const folder = temporaryFolder(t);
  const cases: [string, RegExp][] = [
    ['hello\n', /is no state file/],
    ['{"a file":"without an end of its line"}', /is no state file/],
    ['{"format":"rehearse-bank-state","formatVersion":1,"bank":"another"}\n', /belongs to another bank/],
    [`${header()}[["set","values","a",1]]\nnonsense\n[["set","values","b",1]]\n`, /is damaged[\s\S]*line 3/],
  ];
  for (const [content, expected] of cases) {
    const path = join(folder, 'state.jsonl');
    writeFileSync(path, content);
    assert.throws(
      () => new StateFile(path, BANK),
      (error) => error instanceof Problem && expected.test(`${error.message} ${error.why}`),
    );
    assert.equal(readFileSync(path, 'utf8'), content);
    assert.equal(existsSync(`${path}.lock`), false);
  }
  const unwritable = join(folder, 'no', 'such', 'folder');
  assert.throws(() => new StateFile(unwritable, BANK), /can't be written/);
});

test('a value of another form than the bank keeps now is refused by its name', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  writeFileSync(path, `${header()}[["set","values","a","text"]]\n`);
  const memory = open(t, path);
  assert.throws(
    () => memory.collection('values', z.number()),
    (error) => error instanceof Problem && /values a/.test(error.why),
  );
});

test('only its owner may read the file', (t) => {
  const path = join(temporaryFolder(t), 'state.jsonl');
  open(t, path);
  assert.equal(statSync(path).mode & 0o077, 0);
});

function header(): string {
  return `${JSON.stringify({ format: 'rehearse-bank-state', formatVersion: 1, bank: BANK })}\n`;
}
