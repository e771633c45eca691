import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';

const reference = z.object({ $ref: z.string() });
const schemaAt = z.looseObject({});
const header = z.object({ required: z.boolean().optional(), schema: schemaAt });
const mediaType = z.object({
  schema: schemaAt,
  examples: z.record(z.string(), z.union([reference, z.object({ value: z.unknown() })])).default({}),
});
const response = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.union([reference, header])).default({}),
  content: z.record(z.string(), mediaType).default({}),
});
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  requestBody: z.object({ content: z.record(z.string(), mediaType) }).optional(),
  responses: z.record(z.string(), z.union([reference, response])),
});
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.record(z.string(), z.record(z.string(), z.unknown())),
});

const path = new URL('../../mocks/contracts/2026-03/openapi.yaml', import.meta.url);
const parsed: unknown = parse(readFileSync(path, 'utf8'));
/** The bank's contract, as far as the tests read it. */
export const contract = documentSchema.parse(parsed);

const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(z.looseObject({}).parse(parsed), 'contract');

/** Headers that HTTP itself brings along. */
const TRANSPORT = new Set(['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding']);

export interface Operation {
  path: string;
  method: string;
  operationId: string;
}

export const operations: Operation[] = Object.entries(contract.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({
    path: template,
    method: method.toUpperCase(),
    operationId,
  })),
);

/** Fails unless the answer is one the contract has for this call: its status, its headers and its body. */
export function assertInContract(method: string, url: string, answer: Response, body: string): void {
  const what = `${method} ${url} -> ${answer.status} ${body.slice(0, 400)}`;
  const found = findOperation(method, new URL(url, 'http://bank').pathname);
  if (found === undefined) {
    assert.ok(answer.status === 404 || answer.status === 405, what);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json', what);
    assertValid('#/components/schemas/Problem', JSON.parse(body), what);
    return;
  }
  const { template, verb } = found;
  const documented = contract.paths[template]?.[verb]?.responses[String(answer.status)];
  assert.ok(documented !== undefined, `not a documented status: ${what}`);
  const at =
    '$ref' in documented ? documented.$ref : `#/paths/${escaped(template)}/${verb}/responses/${String(answer.status)}`;
  const { headers, content } = response.parse(resolve(documented));
  const type = answer.headers.get('content-type') ?? '';
  assert.ok(type in content, `${type} is not documented: ${what}`);
  assertValid(`${at}/content/${escaped(type)}/schema`, JSON.parse(body), what);
  assertHeaders(headers, answer.headers, at, what);
}

/** Whether a body fits the request schema of an operation. */
export function fitsRequest(template: string, body: unknown): boolean {
  return validator(`#/paths/${escaped(template)}/post/requestBody/content/application~1json/schema`)(body) === true;
}

/** Every example of the contract with the place of the schema it must fit. */
export function examples(): { at: string; schema: string; value: unknown }[] {
  return operations.flatMap(({ path: template, method }) => {
    const verb = method.toLowerCase();
    const found = contract.paths[template]?.[verb];
    const base = `#/paths/${escaped(template)}/${verb}`;
    const bodies = Object.entries(found?.requestBody?.content ?? {}).flatMap(([type, media]) =>
      examplesOf(media, `${base}/requestBody/content/${escaped(type)}`),
    );
    const answers = Object.entries(found?.responses ?? {}).flatMap(([status, documented]) => {
      const at = '$ref' in documented ? documented.$ref : `${base}/responses/${status}`;
      return Object.entries(response.parse(resolve(documented)).content).flatMap(([type, media]) =>
        examplesOf(media, `${at}/content/${escaped(type)}`),
      );
    });
    return [...bodies, ...answers];
  });
}

export function assertValid(pointer: string, value: unknown, what: string): void {
  const validate = validator(pointer);
  assert.ok(validate(value), `${what}\n${ajv.errorsText(validate.errors)}`);
}

function examplesOf(media: z.infer<typeof mediaType>, at: string) {
  return Object.entries(media.examples).map(([name, example]) => ({
    at: `${at}/examples/${name}`,
    schema: `${at}/schema`,
    value: z.object({ value: z.unknown() }).parse(resolve(example)).value,
  }));
}

function assertHeaders(documented: z.infer<typeof response>['headers'], given: Headers, at: string, what: string) {
  const known = new Set(Object.keys(documented).map((name) => name.toLowerCase()));
  for (const [name] of given) {
    assert.ok(TRANSPORT.has(name) || known.has(name), `the header ${name} is not documented: ${what}`);
  }
  for (const [name, description] of Object.entries(documented)) {
    const { required = false } = header.parse(resolve(description));
    const value = given.get(name);
    assert.ok(value !== null || !required, `the header ${name} is missing: ${what}`);
    const place = '$ref' in description ? String(description.$ref) : `${at}/headers/${escaped(name)}`;
    if (value !== null) assertValid(`${place}/schema`, value, `${name}: ${value} of ${what}`);
  }
}

function findOperation(method: string, pathname: string) {
  for (const { path: template, method: documented } of operations) {
    const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    if (documented === method && pattern.test(pathname)) return { template, verb: method.toLowerCase() };
  }
  return undefined;
}

function validator(pointer: string) {
  const uri = `contract${encodeURI(pointer).replaceAll('%23', '#')}`;
  return ajv.getSchema(uri) ?? assert.fail(`the contract has no ${pointer}`);
}

function resolve(value: unknown): unknown {
  const found = reference.safeParse(value);
  if (!found.success) return value;
  const [, section = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/.exec(found.data.$ref) ?? [];
  return contract.components[section]?.[name];
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
