import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparable, readComparable } from '../../mocks/comparison/diff/read-comparable.ts';
import { isObject, type JsonObject } from '../../mocks/contract/document/json.ts';

/** A small bank: a payment is made, read and listed; one schema is in what is sent and in what comes back. */
export function smallBank(): JsonObject {
  const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
  const payment = { $ref: '#/components/schemas/Payment' };
  const id = { name: 'paymentId', in: 'path', required: true, schema: { type: 'string' } };
  return {
    openapi: '3.1.0',
    info: { title: 'Small bank', version: '1' },
    servers: [{ url: 'https://bank.example/api' }],
    security: [{ key: [] }],
    paths: {
      '/payments': {
        post: {
          operationId: 'createPayment',
          requestBody: { required: true, ...json(payment) },
          responses: {
            '201': { description: 'Made.', ...json(payment) },
            '422': { description: 'Refused.', ...json({ $ref: '#/components/schemas/Refusal' }) },
          },
        },
        get: {
          operationId: 'listPayments',
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          responses: { '200': { description: 'All.', ...json({ type: 'array', items: payment }) } },
        },
      },
      '/payments/{paymentId}': {
        get: {
          operationId: 'readPayment',
          parameters: [id],
          responses: { '200': { description: 'One.', ...json(payment) } },
        },
      },
      '/rates': { get: { operationId: 'readRates', responses: { '200': { description: 'Rates.' } } } },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      schemas: {
        Payment: {
          type: 'object',
          required: ['amount'],
          properties: {
            paymentId: { type: 'string' },
            amount: { type: 'number' },
            status: { type: 'string', enum: ['PENDING', 'DONE'] },
          },
        },
        Refusal: { type: 'object', properties: { why: { type: 'string' } } },
      },
    },
  };
}

/** A document with places changed: what stands at each JSON pointer is replaced, or taken out by `undefined`. */
export function changed(root: JsonObject, changes: Readonly<Record<string, unknown>>): JsonObject {
  const copy: JsonObject = structuredClone(root);
  for (const [pointer, value] of Object.entries(changes)) {
    const keys = pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/'));
    const last = keys.pop() ?? '';
    let holder: JsonObject = copy;
    for (const key of keys) holder = child(holder, key);
    if (value === undefined) delete holder[last];
    else holder[last] = structuredClone(value);
  }
  return copy;
}

function child(holder: JsonObject, key: string): JsonObject {
  const value = holder[key];
  if (isObject(value)) return value;
  throw new Error(`there is no ${key} to change`);
}

/** Writes a document as a file; gives its path. */
export function written(folder: string, name: string, root: JsonObject): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(root));
  return file;
}

export function comparable(folder: string, name: string, root: JsonObject): Promise<Comparable> {
  return readComparable(written(folder, name, root));
}
