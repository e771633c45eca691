import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { interpolate } from '../../../readiness/sources/compose/interpolate.ts';
import { compose } from '../../../readiness/sources/compose.ts';
import { fingerprint } from '../../../support/fingerprint.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openedSource } from '../open-source.ts';

function project(context: TestContext, files: Record<string, string>, service = 'payments') {
  const folder = temporaryFolder(context);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return openedSource(compose, { kind: 'compose', path: 'compose.yaml', service }, { project: folder });
}

/** The keys that a source tells, each with its value among the given ones where its fingerprint is that of one. */
async function keysOf(source: ReturnType<typeof project>, values: readonly string[]) {
  const reading = await source.configuration?.();
  assert.ok(reading?.read, JSON.stringify(reading));
  const valueWith = (print: string | null | undefined) => values.find((value) => fingerprint(value, 'key') === print);
  const keys = reading.value.keys.map(({ name, present, fingerprint: print }) => {
    if (!present) return [name, 'absent'];
    return [name, print === undefined ? 'present' : (valueWith(print) ?? 'another value')];
  });
  return { keys: Object.fromEntries(keys), untold: reading.value.untold ?? [], complete: reading.value.complete };
}

test('environment as a map: values as Compose passes them, variables from .env, what the host gives is not told', async (t) => {
  const source = project(t, {
    '.env': 'TAG=7\nBANK_HOST=bank.internal\n',
    'compose.yaml': `
x-common: &common
  LEVEL: info
services:
  payments:
    image: northgate/payments:\${TAG:-1}
    environment:
      <<: *common
      PORT: 8080
      LARGE: 12345678901234567890
      ON: true
      BANK_URL: https://\${BANK_HOST}/\${BANK_PATH:-v1}
      DOLLAR: a$$b
      GIVEN:
      UNKNOWN: \${NOWHERE}
      NEEDED: \${NOWHERE:?set it}
`,
  });
  const values = ['info', '8080', '12345678901234567890', 'true', 'https://bank.internal/v1', 'a$b'];
  assert.deepEqual(await keysOf(source, values), {
    keys: {
      LEVEL: 'info',
      PORT: '8080',
      LARGE: '12345678901234567890',
      ON: 'true',
      BANK_URL: 'https://bank.internal/v1',
      DOLLAR: 'a$b',
    },
    untold: ['GIVEN', 'UNKNOWN', 'NEEDED'],
    complete: false,
  });
  const version = await source.version?.();
  assert.deepEqual(version?.read === true ? version.value.image : version, 'northgate/payments:7');
});

test('lists, files, secrets and what is extended come together, the nearer winning', async (t) => {
  const source = project(t, {
    'base.yaml': 'services: {base: {environment: {A: base, B: base}, env_file: base.env}}',
    'base.env': 'F=base\nG=base\n',
    'own.env': "G=own\nHASHED='$2b$10$abc'\n",
    secret: 'canary',
    'compose.yaml': `
services:
  payments:
    extends: {file: base.yaml, service: base}
    env_file: [own.env, {path: missing.env, required: false}]
    environment: [B=own, "C=a=b", D]
    secrets: [there, gone, undeclared, {source: there, target: /run/secrets/renamed}]
secrets: {there: {file: ./secret}, gone: {file: ./gone}}
`,
  });
  assert.deepEqual(await keysOf(source, ['base', 'own', 'a=b']), {
    keys: {
      F: 'base',
      G: 'own',
      A: 'base',
      B: 'own',
      C: 'a=b',
      there: 'present',
      renamed: 'present',
      gone: 'absent',
      undeclared: 'absent',
    },
    untold: ['HASHED', 'D'],
    complete: false,
  });
});

test('a service without surprises is told in full', async (t) => {
  const source = project(t, { 'compose.yaml': 'services: {payments: {build: ., environment: {A: x}}}' });
  assert.deepEqual(await keysOf(source, ['x']), { keys: { A: 'x' }, untold: [], complete: true });
  const version = await source.version?.();
  assert.equal(version?.read === false && version.reason, 'payments names no image: it is built');
});

test('what can’t be read says why, and quotes nothing', async (t) => {
  const laughs = [
    'a: &a [canary]',
    ...['b', 'c', 'd', 'e', 'f'].map((key, index) => `${key}: &${key} [${`*${'abcde'[index]},`.repeat(9)}]`),
  ];
  const why: [Record<string, string>, RegExp][] = [
    [{}, /^there is no such file$/],
    [{ 'compose.yaml': 'services: {paymnts: {}}' }, /^it has no service payments; did you mean paymnts\?$/],
    [{ 'compose.yaml': 'include: [a]\nservices: {}' }, /what it includes is not looked at/],
    [{ 'compose.yaml': 'services:\n  payments:\n\t- canary: "' }, /^it is not YAML \([A-Z_]+, line 3\)$/],
    [{ 'compose.yaml': '- canary' }, /^it is no Compose file$/],
    [
      { 'compose.yaml': 'services: {payments: {environment: {A: {B: canary}}}}' },
      /^environment of the service payments is none$/,
    ],
    [{ 'compose.yaml': 'services: {payments: {extends: payments}}' }, /extend each other without end/],
    [
      { 'compose.yaml': 'services: {payments: {extends: nobody}}' },
      /^what payments extends can't be read: it has no service/,
    ],
    [
      { 'compose.yaml': 'services: {payments: {env_file: gone.env}}' },
      /^its env_file gone\.env: there is no such file$/,
    ],
    [
      { 'compose.yaml': `${laughs.join('\n')}\nservices: {payments: {}}` },
      /^it is nested too deeply, or repeats itself too often$/,
    ],
  ];
  for (const [files, reason] of why) {
    const reading = await project(t, files).configuration?.();
    assert.ok(reading?.read === false, JSON.stringify(reading));
    assert.match(reading.reason, reason);
    assert.doesNotMatch(reading.reason, /canary/);
  }
});

test('a service that the file does not have is never started by it; of the others it does not tell whether they run', async (t) => {
  const stateOf = async (text: string) => {
    const reading = await project(t, { 'compose.yaml': text }).process?.();
    return reading?.read === true ? reading.value.state : 'not told';
  };
  assert.equal(await stateOf('services: {portal: {}}'), 'absent');
  assert.equal(await stateOf('services: {payments: {}}'), 'not told');
  assert.equal(await stateOf('include: [more.yaml]\nservices: {portal: {}}'), 'not told');
  assert.equal(await stateOf('services: ['), 'not told');
});

test('variables are filled in as Compose does, and no text makes it throw', () => {
  const variables = new Map([
    ['SET', 'value'],
    ['EMPTY', ''],
  ]);
  const filled: Record<string, string | undefined> = {
    plain: 'plain',
    '$SET-$SET': 'value-value',
    '${SET}': 'value',
    '${EMPTY}': '',
    '${EMPTY:-default}': 'default',
    '${EMPTY-default}': '',
    '${NONE:-${ALSO_NONE:-in${SET}ner}}': 'invaluener',
    '${SET:+other}': 'other',
    '${EMPTY:+other}': '',
    '${EMPTY+other}': 'other',
    '${NONE:?message}': undefined,
    '${NONE}': undefined,
    '$$SET $$$$': '$SET $$',
    '${unclosed': undefined,
    $1: undefined,
    end$: undefined,
  };
  for (const [text, expected] of Object.entries(filled)) assert.equal(interpolate(text, variables), expected, text);
  const pieces = fc.constantFrom('$', '{', '}', ':', '-', '?', '+', 'SET', 'NONE', 'x', '${');
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const result = interpolate(parts.join(''), variables);
      assert.ok(result === undefined || typeof result === 'string');
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => interpolate(text.replaceAll('$', '$$$$'), variables) === text));
});
