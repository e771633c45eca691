import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { compareContracts } from '../../mocks/comparison/diff/compare-contracts.ts';
import { oasdiffLibrary } from '../../mocks/comparison/diff/oasdiff.ts';
import { programOnPath } from '../../mocks/comparison/diff/run-tool.ts';
import { Problem } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { changed, comparable, smallBank } from './documents.ts';

/** A program that prints what oasdiff would, whatever it is asked. */
function standIn(t: TestContext, printed: string, exitCode = 0): string {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'printed'), printed);
  const program = join(folder, 'oasdiff');
  writeFileSync(program, `#!/bin/sh\ncat '${join(folder, 'printed')}'\nexit ${exitCode}\n`);
  chmodSync(program, 0o755);
  return program;
}

const CHANGELOG = [
  {
    id: 'response-property-enum-value-added',
    text: "added the new 'SETTLED' enum value to the 'status' response property for the response status '200'",
    level: 3,
    operation: 'GET',
    operationId: 'readPayment',
    path: '/payments/{paymentId}',
    section: 'paths',
  },
  {
    id: 'response-property-enum-value-added',
    text: "added the new 'SETTLED' enum value to the 'status' response property for the response status '200'",
    level: 3,
    operation: 'GET',
    operationId: 'readPayment',
    path: '/payments/{paymentId}',
    section: 'paths',
  },
  {
    id: 'request-parameter-removed',
    text: "deleted the 'query' request parameter 'limit'",
    level: 2,
    operation: 'GET',
    path: '/payments',
    section: 'paths',
  },
  { id: 'api-schema-removed', text: "removed the schema 'Refusal'", level: 1, section: 'components' },
  { id: 'endpoint-added', text: 'endpoint added', level: 1, operation: 'GET', path: '/new', section: 'paths' },
];

async function compare(t: TestContext, program: string) {
  const folder = temporaryFolder(t);
  const base = await comparable(folder, 'a.json', smallBank());
  const revision = await comparable(
    folder,
    'b.json',
    changed(smallBank(), { '/paths/~1new': { get: { responses: {} } } }),
  );
  return compareContracts(base, revision, oasdiffLibrary(program));
}

for (const [form, printed] of [
  ['a list', JSON.stringify(CHANGELOG)],
  ['an object', JSON.stringify({ changes: CHANGELOG })],
] as const) {
  test(`a changelog as ${form} is read: levels, statuses, repeats once, breaking first`, async (t) => {
    const { operations } = await compare(t, standIn(t, printed));
    assert.deepEqual(
      operations.map(({ operation, differences }) => [
        operation,
        differences.map(({ level, parts, statuses, id }) => [level, parts, statuses, id]),
      ]),
      [
        ['readPayment', [['breaking', ['response'], ['200'], 'response-property-enum-value-added']]],
        ['GET /payments', [['warning', ['parameters'], null, 'request-parameter-removed']]],
        ['GET /new', [['info', ['operation'], null, 'operation-added']]],
        [null, [['info', ['api'], null, 'api-schema-removed']]],
      ],
    );
  });
}

test('no output means no difference', async (t) => {
  const { operations } = await compare(t, standIn(t, ''));
  assert.deepEqual(
    operations.map(({ operation }) => operation),
    ['GET /new'],
  );
});

for (const [what, printed, exitCode, why] of [
  ['fails', 'no', 102, /could not compare/],
  ['prints no JSON', 'flag provided but not defined', 0, /something else than JSON/],
  ['prints another form', '[{"name": 1}]', 0, /form that is not known/],
] as const) {
  test(`a program that ${what} is a problem to be told`, async (t) => {
    await assert.rejects(compare(t, standIn(t, printed, exitCode)), (error) => {
      assert.ok(error instanceof Problem);
      assert.match(error.message, why);
      return true;
    });
  });
}

test('a program is found in the folders of PATH, in their order, if it can be started', (t) => {
  const program = standIn(t, '');
  const folder = join(program, '..');
  const empty = temporaryFolder(t);
  writeFileSync(join(empty, 'oasdiff'), 'not to be started');
  assert.equal(programOnPath('oasdiff', [empty, folder].join(':')), program);
  assert.equal(programOnPath('oasdiff', empty), undefined);
});
