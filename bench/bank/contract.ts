import { stringify } from 'yaml';

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

/** An OpenAPI document of so many operations: transfers are created and read, and so are other resources of the same form. */
export function benchContract(operations: number): string {
  const others = operations / 2 - 1;
  const resources = ['transfers', ...Array.from({ length: others }, (_, index) => `resources-${index + 1}`)];
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
  const document = {
    openapi: '3.1.0',
    info: { title: 'Benchmark', version: '1' },
    paths: Object.fromEntries(paths),
    components: { schemas: { Transfer: transfer } },
  };
  // Written out in full: not every server takes as many aliases.
  return stringify(document, { aliasDuplicateObjects: false });
}
