import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillTemplate } from '../../../verdict/rollback/fill-template.ts';

test('every placeholder is filled in, as often as it stands there', () => {
  assert.deepEqual(fillTemplate('a {name} b {commit} c {name} {other}', { name: 'pay', commit: 'abc' }), {
    command: 'a pay b abc c pay {other}',
  });
  assert.deepEqual(fillTemplate('helm rollback', {}), { command: 'helm rollback' });
  assert.deepEqual(fillTemplate(undefined, { name: 'pay' }), { command: null, why: null });
});

test('what nobody knows, and what has no place in a command, gives no command', () => {
  assert.deepEqual(fillTemplate('set {image}', {}), {
    command: null,
    why: 'nobody knows the image that its template needs',
  });
  for (const key of [
    'a b',
    '$(touch x)',
    '`id`',
    "a'b",
    'a"b',
    'a;b',
    'a|b',
    'a&b',
    'a>b',
    'a\nb',
    '-f',
    '',
    '*',
    '~',
    'é',
  ]) {
    const why = 'its key holds what has no place in a command';
    assert.deepEqual(fillTemplate('set {key}', { key }), { command: null, why }, key);
  }
});

test('whatever a place tells, a shell takes what is filled in as one word, in any quotes', () => {
  const words = fc.array(fc.string({ maxLength: 12, unit: 'binary' }), { maxLength: 20 });
  const commands = fc
    .sample(words, 40)
    .flat()
    .concat(fc.sample(fc.stringMatching(/^[\w@%+=:,./-]{1,12}$/), 40));
  const filled = commands.flatMap((key) => {
    const { command } = fillTemplate(`printf '%s\\n' {key} '{key}' "{key}"`, { key });
    return command === null ? [] : [{ key, command }];
  });
  assert.ok(filled.length >= 30, `${filled.length}`);
  const script = filled.map(({ command }) => command).join('\n');
  const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8', timeout: 10_000 });
  assert.equal(printed, filled.map(({ key }) => `${key}\n`.repeat(3)).join(''));
});
