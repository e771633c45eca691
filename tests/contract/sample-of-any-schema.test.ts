import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { objectIn } from '../../mocks/contract/document/json.ts';
import { documentOf, operationOf, readText } from './read-document.ts';
import { faults, sampled } from './sampled.ts';

test('hard schemas are met all the same', async () => {
  const schemas: unknown[] = [
    { type: 'string', pattern: '^(?:[A-Z]{2}\\d{2}|x-[^\\s@]{3,})$', minLength: 5 },
    { type: 'string', pattern: '^\\p{Lu}\\w{0,3}$' },
    { type: 'array', items: { enum: ['a', 'b', 'c', 'd'] }, minItems: 3, uniqueItems: true },
    {
      type: 'object',
      minProperties: 3,
      additionalProperties: { type: 'integer' },
      propertyNames: { pattern: '^[a-z]{4}$' },
    },
    { allOf: [{ minimum: 5 }, { type: 'integer', multipleOf: 7 }, { exclusiveMaximum: 15 }] },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
    { type: 'integer', minimum: 1, maximum: 6, not: { enum: [1, 2, 3] } },
    { type: 'array', items: { type: 'integer' }, contains: { const: 42 } },
    {
      type: 'object',
      properties: { a: { const: 1 } },
      required: ['a'],
      if: { properties: { a: { const: 1 } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema names it so.
      then: { required: ['b'] },
    },
    {
      oneOf: [
        { type: 'object', required: ['a'] },
        { type: 'object', required: ['b'] },
      ],
    },
    { type: ['null', 'string'], enum: [null] },
    { type: 'boolean', default: 'false' },
    { $ref: '#/components/schemas/Tree' },
    { type: 'object', required: ['gone'], properties: { kept: { type: 'string' } }, additionalProperties: false },
    {
      additionalProperties: false,
      properties: { id: { type: 'string' } },
      allOf: [
        { type: 'object', additionalProperties: false, required: ['id', 'n'], properties: { n: { type: 'integer' } } },
      ],
    },
  ];
  const tree = {
    type: 'object',
    required: ['left'],
    properties: { left: { anyOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] } },
  };
  for (const schema of schemas) {
    const contract = await readText(documentOf(schema, { Tree: tree }));
    const operation = operationOf(contract, 'readThing');
    const sample = sampled(contract, operation, '200', 'a');
    assert.deepEqual(
      faults(contract, operation, sample),
      [],
      `${JSON.stringify(schema)} gave ${JSON.stringify(sample.body)}`,
    );
  }
});

/** Schemas that some value satisfies, composed at random. */
const { schema: anySchema } = fc.letrec<{ schema: Record<string, unknown>; object: Record<string, unknown> }>(
  (tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({ type: fc.constant('string'), minLength: fc.nat(5), maxLength: fc.integer({ min: 5, max: 20 }) }),
      fc.record({
        type: fc.constant('string'),
        format: fc.constantFrom('date', 'date-time', 'uuid', 'email', 'uri', 'ipv4'),
      }),
      fc.record({
        type: fc.constant('string'),
        pattern: fc.constantFrom('^\\d{3,5}$', '^[A-Z]{2}-\\d+$', '(a|b)c*$', '^[^a-z]{2}x?$'),
      }),
      fc.record({
        type: fc.constantFrom('integer', 'number'),
        minimum: fc.integer({ min: -50, max: 0 }),
        exclusiveMaximum: fc.integer({ min: 30, max: 90 }),
        multipleOf: fc.constantFrom(0.5, 1, 7),
      }),
      fc.record({ enum: fc.uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1 }) }),
      fc.record({ type: fc.constant('boolean') }),
      fc.record({
        type: fc.constant('array'),
        items: tie('schema'),
        minItems: fc.nat(2),
        maxItems: fc.integer({ min: 2, max: 4 }),
      }),
      fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
      tie('object'),
      fc
        .tuple(tie('object'), tie('object'))
        .map(([one, other]) => ({ allOf: [{ ...one, additionalProperties: true }, renamed(other)] })),
    ),
    object: fc
      .dictionary(fc.constantFrom('id', 'name', 'amount', 'status', 'iban', 'x'), tie('schema'), { maxKeys: 4 })
      .chain((properties) =>
        fc
          .subarray(Object.keys(properties))
          .map((required) => ({ type: 'object', properties, required, additionalProperties: false })),
      ),
  }),
);

/** The same object with fields of other names, so that two of them don't contradict each other. */
function renamed(object: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(objectIn(object, 'properties')).map(([name, schema]) => [`${name}Too`, schema]);
  return { type: 'object', properties: Object.fromEntries(fields), required: fields.map(([name]) => name) };
}

test('whatever the schema, what is made of it is valid', async () => {
  await fc.assert(
    fc.asyncProperty(anySchema, fc.string(), async (schema, seed) => {
      const contract = await readText(documentOf(schema));
      const operation = operationOf(contract, 'readThing');
      const sample = sampled(contract, operation, '200', seed);
      assert.deepEqual(faults(contract, operation, sample), [], JSON.stringify(sample.body));
    }),
    { numRuns: 150 },
  );
});
