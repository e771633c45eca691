import { stringify } from 'yaml';

/** How many resources the contract has besides the transfers, each with a creating and a reading operation. */
const OTHER_RESOURCES = 19;

/** What every server is asked to create. */
export const TRANSFER = {
  reference: 'Invoice 2026-118',
  amount: { value: 1250, currency: 'EUR' },
  creditor: { name: 'Example Supplies', iban: 'DE89370400440532013000' },
};

const transfer = {
  type: 'object',
  required: ['reference', 'amount', 'creditor'],
  properties: {
    id: { type: 'string', readOnly: true },
    status: { type: 'string', enum: ['pending', 'booked', 'refused'], readOnly: true },
    reference: { type: 'string', maxLength: 140 },
    amount: {
      type: 'object',
      required: ['value', 'currency'],
      properties: { value: { type: 'integer' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
    },
    creditor: {
      type: 'object',
      required: ['name', 'iban'],
      properties: { name: { type: 'string' }, iban: { type: 'string' } },
    },
  },
  example: { id: 'transfer-1', status: 'pending', ...TRANSFER },
};

/** An OpenAPI document with 40 operations: transfers, which are created and read, and 19 resources of the same form. */
export function benchContract(): string {
  const resources = ['transfers', ...Array.from({ length: OTHER_RESOURCES }, (_, index) => `resources-${index + 1}`)];
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Transfer' } } };
  const paths = resources.flatMap((resource) => [
    [
      `/${resource}`,
      {
        post: {
          operationId: `create-${resource}`,
          requestBody: { required: true, content },
          responses: { '201': { description: 'Created.', content } },
        },
      },
    ],
    [
      `/${resource}/{id}`,
      {
        get: {
          operationId: `read-${resource}`,
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { '200': { description: 'The resource.', content }, '404': { description: 'There is none.' } },
        },
      },
    ],
  ]);
  return stringify({
    openapi: '3.1.0',
    info: { title: 'Benchmark', version: '1' },
    paths: Object.fromEntries(paths),
    components: { schemas: { Transfer: transfer } },
  });
}
