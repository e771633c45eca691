import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport, redoclyReportSchema } from '../../mocks/comparison/diff/redocly-report.ts';
import type { JsonObject } from '../../mocks/contract/document/json.ts';
import { changed, smallBank } from './documents.ts';

/** What the library printed of one change, in the form of @redocly/cli 2.77. */
function read(change: JsonObject, revision: JsonObject = smallBank()) {
  const pair = { base: smallBank(), revision, baseFile: '', revisionFile: '', folder: '' };
  const whole = { typeName: 'Schema', kind: 'modified', impact: 'major', verdicts: [], ...change };
  const differences = readReport(redoclyReportSchema.parse({ changes: [whole] }), pair);
  return differences.map(({ operation, level, parts, statuses, text }) => ({
    operation,
    level,
    parts,
    statuses,
    text,
  }));
}

const STATUS = '#/components/schemas/Payment/properties/status/enum';

test('a change of a shared schema is told for every operation, in the direction that it breaks', () => {
  const found = read({
    path: '#/paths/~1payments/get/responses/200/content/application~1json/schema/items/properties/status',
    property: 'enum',
    verdicts: [
      { ruleId: 'enum-values-removed', message: "Enum of `status` lost values: 'DONE'." },
      { ruleId: 'enum-values-added', message: "Enum of `status` gained values: 'SETTLED'." },
    ],
    base: { pointer: STATUS },
    revision: { pointer: STATUS },
  });
  assert.deepEqual(found, [
    {
      operation: 'createPayment',
      level: 'breaking',
      parts: ['request'],
      statuses: null,
      text: 'Enum of "status" lost values: \'DONE\'.',
    },
    ...[
      ['listPayments', '200'],
      ['createPayment', '201'],
      ['readPayment', '200'],
    ].map(([operation, status]) => ({
      operation,
      level: 'breaking',
      parts: ['response'],
      statuses: [status],
      text: 'Enum of "status" gained values: \'SETTLED\'.',
    })),
  ]);
});

test('an answer that became another is bound to both statuses', () => {
  const [found] = read(
    {
      path: '#/paths/~1payments/post/responses/202',
      typeName: 'Response',
      verdicts: [{ ruleId: 'response-removed', message: 'Response `201` became `202`.' }],
      base: { pointer: '#/paths/~1payments/post/responses/201' },
      revision: { pointer: '#/paths/~1payments/post/responses/202' },
    },
    changed(smallBank(), {
      '/paths/~1payments/post/responses/201': undefined,
      '/paths/~1payments/post/responses/202': { description: 'Accepted.' },
    }),
  );
  assert.deepEqual(found?.statuses, ['201', '202']);
});

test('another server is a warning about the whole API: where the bank is belongs to the environment', () => {
  const [found] = read({
    path: '#/servers/0',
    typeName: 'Server',
    verdicts: [{ ruleId: 'server-removed', message: 'Server `a` became `b`.' }],
    base: { pointer: '#/servers/0/url' },
    revision: { pointer: '#/servers/0/url' },
  });
  assert.deepEqual([found?.operation, found?.level, found?.parts], [null, 'warning', ['api']]);
});

test('a deprecated operation is a warning', () => {
  const pointer = '#/paths/~1rates/get';
  const [found] = read({
    path: pointer,
    typeName: 'Operation',
    property: 'deprecated',
    impact: 'patch',
    base: { pointer },
    revision: { pointer: `${pointer}/deprecated`, value: true },
  });
  assert.deepEqual(
    [found?.operation, found?.level, found?.text],
    ['readRates', 'warning', 'The operation is deprecated.'],
  );
});

test('saying what is so anyway of how a parameter is written is no difference, saying otherwise is', () => {
  const said = (explode: boolean) => {
    const pointer = '/paths/~1payments/get/parameters/0';
    const parameters = [{ name: 'limit', in: 'query', schema: {}, explode }];
    const revision = changed(smallBank(), { '/paths/~1payments/get/parameters': parameters });
    const verdicts = [{ ruleId: 'parameter-serialization-changed', message: '`explode` of `limit` was set.' }];
    const sides = { base: { pointer: `#${pointer}` }, revision: { pointer: `#${pointer}/explode`, value: explode } };
    return read({ path: `#${pointer}`, typeName: 'Parameter', property: 'explode', verdicts, ...sides }, revision);
  };
  assert.deepEqual(said(true), []);
  assert.deepEqual(
    said(false).map(({ operation, level }) => [operation, level]),
    [['listPayments', 'breaking']],
  );
});

for (const [what, change] of Object.entries({
  'a description': { path: '#/components/schemas/Payment', property: 'description' },
  'an example': { path: '#/paths/~1rates/get/responses/200/content/a/examples/x', typeName: 'Example', kind: 'added' },
  'the title of the document': { path: '#/info', typeName: 'Info', property: 'title' },
  'a schema of its own that comes into use elsewhere': { path: '#/components/schemas/New', kind: 'added' },
  'a path, which the operations themselves tell': { path: '#/paths/~1new', typeName: 'PathItem', kind: 'added' },
})) {
  test(`${what} is left out`, () => {
    assert.deepEqual(read({ impact: 'patch', revision: { pointer: change.path }, ...change }), []);
  });
}
