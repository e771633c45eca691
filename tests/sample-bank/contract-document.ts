import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';
import { contractFile } from '../../mocks/sample/sample-bank.ts';

/**
 * A contract's document read a second way: plainly, with nothing of the bank's own reader, so that a mistake there does not
 * hide one in a document.
 */
export interface ContractDocument {
  openapi: string;
  operations: { path: string; method: string; operationId: string }[];
  /** Every example with its place and the place of the schema it must fit. */
  examples: { at: string; schema: string; value: unknown }[];
  /** What is wrong with a value by the schema at a place; empty when nothing is. */
  errors(schema: string, value: unknown): string;
  /** Fails unless the answer is one the document has for this call: its status, its headers and its body. */
  assertInContract(method: string, url: string, answer: Response, body: string): void;
}

const reference = z.object({ $ref: z.string() });
const header = z.object({ required: z.boolean().optional(), schema: z.looseObject({}) });
const mediaType = z.object({
  schema: z.looseObject({}),
  examples: z.record(z.string(), z.union([reference, z.object({ value: z.unknown() })])),
});
const response = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.union([reference, header])).default({}),
  content: z.record(z.string(), mediaType).default({}),
});
const operation = z.object({
  operationId: z.string().optional(),
  summary: z.string(),
  requestBody: z.object({ content: z.record(z.string(), mediaType) }).optional(),
  responses: z.record(z.string(), z.union([reference, response])),
});
const paths = z.record(z.string(), z.record(z.string(), operation));
const documentSchema = z.object({
  openapi: z.string(),
  paths,
  webhooks: paths.default({}),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** Headers that HTTP itself brings along. */
const TRANSPORT = new Set(['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding']);

export function readDocument(version: string): ContractDocument {
  const parsed: unknown = parse(readFileSync(contractFile(version), 'utf8'));
  const document = documentSchema.parse(parsed);
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(z.looseObject({}).parse(parsed), 'contract');

  const resolve = (value: unknown): unknown => {
    const found = reference.safeParse(value);
    if (!found.success) return value;
    const [, section = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec(found.data.$ref) ?? [];
    return document.components[section]?.[name] ?? assert.fail(`${version} has no ${found.data.$ref}`);
  };
  const errors = (schema: string, value: unknown): string => {
    const validate = ajv.getSchema(`contract${encodeURI(schema).replaceAll('%23', '#')}`);
    if (validate === undefined) return assert.fail(`${version} has no ${schema}`);
    return validate(value) === true ? '' : ajv.errorsText(validate.errors);
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId = '' }]) => ({
      path,
      method: method.toUpperCase(),
      operationId,
    })),
  );

  const examplesIn = (content: Record<string, z.infer<typeof mediaType>>, at: string) =>
    Object.entries(content).flatMap(([type, { examples }]) =>
      Object.entries(examples).map(([name, example]) => ({
        at: `${at}/content/${escaped(type)}/examples/${name}`,
        schema: `${at}/content/${escaped(type)}/schema`,
        value: z.object({ value: z.unknown() }).parse(resolve(example)).value,
      })),
    );
  const examples = (['paths', 'webhooks'] as const).flatMap((part) =>
    Object.entries(document[part]).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([verb, { requestBody, responses }]) => {
        const base = `#/${part}/${escaped(path)}/${verb}`;
        const answers = Object.entries(responses).flatMap(([status, documented]) => {
          const at = '$ref' in documented ? documented.$ref : `${base}/responses/${status}`;
          return examplesIn(response.parse(resolve(documented)).content, at);
        });
        return [...examplesIn(requestBody?.content ?? {}, `${base}/requestBody`), ...answers];
      }),
    ),
  );

  const assertHeaders = (documented: z.infer<typeof response>['headers'], given: Headers, at: string) => {
    const known = new Set(Object.keys(documented).map((name) => name.toLowerCase()));
    for (const [name] of given) assert.ok(TRANSPORT.has(name) || known.has(name), `${name} is not documented: ${at}`);
    for (const [name, description] of Object.entries(documented)) {
      const value = given.get(name);
      const { required = false } = header.parse(resolve(description));
      assert.ok(value !== null || !required, `the header ${name} is missing: ${at}`);
      const place = '$ref' in description ? String(description.$ref) : `${at}/headers/${escaped(name)}`;
      if (value !== null) assert.equal(errors(`${place}/schema`, value), '', `${name}: ${value}`);
    }
  };

  return {
    openapi: document.openapi,
    operations,
    examples,
    errors,
    assertInContract(method, url, answer, body) {
      const what = `${method} ${url} -> ${answer.status} ${body.slice(0, 400)}`;
      const { pathname } = new URL(url, 'http://bank');
      const found = operations.find(
        (candidate) => candidate.method === method && templatePattern(candidate.path).test(pathname),
      );
      if (found === undefined) {
        assert.ok(answer.status === 404 || answer.status === 405, what);
        return;
      }
      const verb = method.toLowerCase();
      const documented = document.paths[found.path]?.[verb]?.responses[String(answer.status)];
      assert.ok(documented !== undefined, `not a documented status: ${what}`);
      const place = `#/paths/${escaped(found.path)}/${verb}/responses/${String(answer.status)}`;
      const at = '$ref' in documented ? documented.$ref : place;
      const { headers, content } = response.parse(resolve(documented));
      const type = answer.headers.get('content-type') ?? '';
      assert.ok(type in content, `${type} is not documented: ${what}`);
      assert.equal(errors(`${at}/content/${escaped(type)}/schema`, JSON.parse(body)), '', what);
      assertHeaders(headers, answer.headers, at);
    },
  };
}

function templatePattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
