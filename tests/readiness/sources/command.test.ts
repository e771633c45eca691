import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { command } from '../../../readiness/sources/command.ts';
import { fingerprint } from '../../../support/fingerprint.ts';
import { findProcess } from '../../../support/supervise/processes.ts';
import { waitFor } from '../../../support/wait.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openedSource } from '../open-source.ts';

interface Asked {
  pointer?: string;
  within?: number;
  signal?: AbortSignal;
}

/** A source whose command is this script of the shell. */
function script(context: TestContext, text: string, { pointer = '', within = 5000, signal }: Asked = {}) {
  const project = temporaryFolder(context);
  writeFileSync(join(project, 'ask.sh'), text);
  const declaration = { kind: 'command' as const, run: ['sh', 'ask.sh'], pointer, within };
  return openedSource(command, declaration, { project, ...(signal === undefined ? {} : { signal }) });
}

const why = async (reading: Promise<{ read: boolean; reason?: string }> | undefined) => (await reading)?.reason;

test('JSON, NAME=value lines and names alone are configuration', async (t) => {
  const outputs: [string, Asked, [string, string][]][] = [
    [
      `echo '{"A":"x","N":5,"T":true,"GONE":null}'`,
      {},
      [
        ['A', 'x'],
        ['N', '5'],
        ['T', 'true'],
        ['GONE', 'absent'],
      ],
    ],
    [`echo '{"data":[{"a/b":{"A":"x"}}]}'`, { pointer: '/data/0/a~1b' }, [['A', 'x']]],
    [
      `printf 'A=x\\nB="y z"\\n'`,
      {},
      [
        ['A', 'x'],
        ['B', 'y z'],
      ],
    ],
    [
      `printf 'A\\nBANK_URL\\n'`,
      {},
      [
        ['A', 'present'],
        ['BANK_URL', 'present'],
      ],
    ],
  ];
  for (const [text, asked, expected] of outputs) {
    const source = script(t, text, asked);
    assert.equal(source.place, 'the command sh ask.sh');
    const reading = await source.configuration?.();
    assert.ok(reading?.read, JSON.stringify(reading));
    const keys = reading.value.keys.map(({ name, present, fingerprint: print }) => {
      const value = ['x', '5', 'true', 'y z'].find((each) => fingerprint(each, 'key') === print);
      return [name, present ? (value ?? 'present') : 'absent'];
    });
    assert.deepEqual(keys, expected);
  }
});

test('a value comes from JSON or from a single line', async (t) => {
  const values: [string, Asked, unknown][] = [
    [`echo '{"contract":"2026-03"}'`, { pointer: '/contract' }, '2026-03'],
    ['echo 42', {}, 42],
    ['echo v1.2.3', {}, 'v1.2.3'],
  ];
  for (const [text, asked, expected] of values) {
    const reading = await script(t, text, asked).value?.();
    assert.deepEqual(reading?.read === true && reading.value, expected);
  }
  assert.equal(await why(script(t, 'echo a; echo b').value?.()), 'it wrote more than one line');
  assert.equal(await why(script(t, 'true').value?.()), 'it wrote nothing');
  assert.equal(
    await why(script(t, `echo '{"a":{}}'`, { pointer: '/a' }).value?.()),
    'what it has at /a is no single value',
  );
  assert.equal(await why(script(t, `echo '{"a":{}}'`, { pointer: '/b' }).value?.()), 'it has nothing at /b');
});

test('a command that fails says how and never what it wrote', async (t) => {
  const ends: [string, Asked, string][] = [
    ['echo A=canary; echo canary >&2; exit 3', {}, 'it ended with exit code 3'],
    ['kill -SEGV $$', {}, 'it was ended by SIGSEGV'],
    ['exec sleep 60', { within: 100 }, 'it took longer than 100 ms'],
    ['yes canary', {}, 'its output is larger than 1000000 bytes'],
    ['echo canary is no name', {}, 'line 1 of its output is neither NAME=value nor a name'],
    ['printf "A=x\\ncanarycanary+/==\\n"', {}, 'line 2 of its output is neither NAME=value nor a name'],
    [`echo '["canary"]'`, {}, 'its answer is no object of keys and values'],
    [`echo '{"A":{"B":"canary"}}'`, {}, 'its answer holds a key with more than a single value'],
    ['echo canary', { pointer: '/a' }, 'its output is not JSON'],
  ];
  for (const [text, asked, reason] of ends) {
    assert.equal(await why(script(t, text, asked).configuration?.()), reason, text);
  }
  const nobody = openedSource(command, { kind: 'command', run: ['no-such-program'], pointer: '', within: 100 });
  assert.equal(await why(nobody.value?.()), 'there is no such program');
  const odd = openedSource(command, { kind: 'command', run: ['a\0b'], pointer: '', within: 100 });
  assert.equal(await why(odd.value?.()), 'it could not be started');
});

test('nothing that it started is left, whether it ended, took too long or was called off', async (t) => {
  const calledOff = new AbortController();
  const folder = temporaryFolder(t);
  const endings: [string, Asked][] = [
    ['echo $!', {}],
    ['exec sleep 60', { within: 300 }],
    ['exec sleep 60', { signal: calledOff.signal }],
  ];
  for (const [index, [ending, asked]] of endings.entries()) {
    const file = join(folder, String(index));
    const reading = script(t, `sleep 60 &\necho $! > '${file}'\n${ending}`, asked).value?.();
    if (asked.signal !== undefined) {
      await waitFor(async () => pidIn(file), { withinMs: 5000 });
      calledOff.abort();
    }
    await reading;
    const gone = await waitFor(async () => (findProcess(pidIn(file) ?? 0) === undefined ? true : undefined), {
      withinMs: 5000,
    });
    assert.ok(gone.arrived, `what was left by: ${ending}`);
  }
});

function pidIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').trim()) || undefined;
  } catch {
    return undefined;
  }
}
