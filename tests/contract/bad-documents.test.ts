import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readContract } from '../../mocks/contract/read-contract.ts';
import { describeProblem, Problem, Problems } from '../../support/problem.ts';
import { readText } from './read-document.ts';

const HEAD = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';

/** All that is said of a document that can't be used. */
async function refusal(text: string, beside: Record<string, string> = {}): Promise<string[]> {
  try {
    await readText(text, beside);
  } catch (thrown) {
    if (thrown instanceof Problem) return [describeProblem(thrown)];
    if (thrown instanceof Problems) return thrown.problems.map(describeProblem);
    throw thrown;
  }
  return assert.fail('the document was taken');
}

test('a file that is not there is named', async () => {
  const file = join(import.meta.dirname, 'documents', 'none.yaml');
  await assert.rejects(readContract(file), (thrown) => {
    assert.ok(thrown instanceof Problem);
    assert.match(
      describeProblem(thrown),
      /none\.yaml can't be read\n {2}why: there is no such file\n {2}do: {2}give the path/,
    );
    return true;
  });
});

test('what is not YAML or not JSON is told with its line', async () => {
  const [yaml = ''] = await refusal(`${HEAD}paths:\n  /a: [\n`);
  assert.match(yaml, /bank\.yaml is not valid YAML\n {2}why: line 5, column/);
  const [json = ''] = await refusal('{\n  "openapi": "3.1.0",\n  "info": ]\n');
  assert.match(json, /bank\.yaml is not valid JSON\n {2}why: line 3, column/);
  const [twice = ''] = await refusal(`${HEAD}paths: {}\npaths: {}\n`);
  assert.match(twice, /line 4.*unique/);
});

test('what is no OpenAPI 3 document is told what it is', async () => {
  assert.match((await refusal(''))[0] ?? '', /why: it is empty/);
  assert.match((await refusal('- a\n- b\n'))[0] ?? '', /why: it holds a list/);
  assert.match((await refusal('name: x\n'))[0] ?? '', /why: it has no `openapi` field/);
  assert.match(
    (await refusal('swagger: "2.0"\npaths: {}\n'))[0] ?? '',
    /it is Swagger 2\.0, an older form\n {2}do: {2}convert/,
  );
  assert.match((await refusal('openapi: 4.0.0\npaths: {}\n'))[0] ?? '', /it says openapi: 4\.0\.0/);
  assert.match((await refusal(HEAD))[0] ?? '', /\/paths: the document has no paths/);
});

test('every reference that leads nowhere is told at once, each with its place', async () => {
  const text = `${HEAD}paths:
  /a:
    get:
      responses:
        '200': { $ref: '#/components/responses/Gone' }
        '404':
          description: no
          content: { application/json: { schema: { $ref: './missing.yaml#/X' } } }
        '500':
          description: no
          content: { application/json: { schema: { $ref: 'https://example.com/s.json' } } }
        '501':
          description: no
          content: { application/json: { schema: { $ref: 'beside.yaml#/Wrong' } } }
`;
  const problems = await refusal(text, { 'beside.yaml': 'Right: { $ref: "#/Lost" }\n' });
  const all = problems.join('\n');
  assert.equal(problems.length, 5, all);
  assert.match(
    all,
    /bank\.yaml, \/paths\/~1a\/get\/responses\/200\/\$ref: \$ref #\/components\/responses\/Gone leads nowhere/,
  );
  assert.match(all, /missing\.yaml can't be read/);
  assert.match(all, /https:\/\/example\.com\/s\.json is elsewhere\n {2}why: nothing is loaded from the network/);
  assert.match(all, /beside\.yaml, \/Right\/\$ref: .*Lost leads nowhere/);
  assert.match(all, /responses\/501.*Wrong leads nowhere/);
});

test('two operations of one id, and paths that no call can tell apart, are served with a warning', async () => {
  const operation = (id: string) => `{ operationId: ${id}, responses: { '200': { description: ok } } }`;
  const contract = await readText(`${HEAD}paths:
  /a/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: ${operation('readA')}
  /a/{name}:
    parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
    get: ${operation('readByName')}
  /b: { get: ${operation('readA')} }
`);
  const called = (path: string) => contract.match('GET', path).operation?.id;
  assert.deepEqual([called('/a/1'), called('/a/tea'), called('/b')], ['readA', 'readByName', 'GET /b']);
  const told = contract.warnings.map(({ pointer, problem }) => `${pointer} ${problem}`).join('\n');
  assert.match(told, /\/paths\/~1a~1\{name\}\/get can't be told from GET \/a\/\{id\}/);
  assert.match(told, /\/paths\/~1b\/get another operation is called readA: this goes by its method and path/);
});

test('a reference that leads through another is followed', async () => {
  const contract = await readText(`${HEAD}paths:
  /a:
    get: { operationId: readA, responses: { '200': { $ref: '#/components/responses/A' } } }
  /b:
    get:
      operationId: readB
      responses:
        '200':
          description: b
          content:
            application/json:
              schema: { $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/properties/colour' }
components:
  responses:
    A:
      description: a
      content: { application/json: { schema: { $ref: '#/components/schemas/A' } } }
  schemas:
    A: { type: object, properties: { colour: { type: string, enum: [red] } } }
`);
  const [readB] = contract.operations.slice(1);
  assert.ok(readB !== undefined);
  assert.equal(contract.sampleResponse(readB, { seed: 'a' })?.body, 'red');
});

test('what merely breaks the letter is served, with a warning at its place', async () => {
  const contract = await readText(`${HEAD}paths:
  /a/{id}:
    get:
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                required: []
                colour: blue
                properties:
                  a: { type: strange, minLength: -1 }
                  b: { type: array }
                  c:
                  d: { type: string, pattern: '(?<bad' }
                  e: { type: string, nullable: true, id: x }
`);
  const warnings = contract.warnings
    .map(({ pointer, problem }) => `${pointer.split('/schema')[1] ?? pointer} ${problem}`)
    .join('\n');
  for (const expected of [
    / has no operationId/,
    / the path has \{id\}, which no parameter describes/,
    /200 has no description/,
    /\/required \[\] is no value of required/,
    /\/colour is no keyword/,
    /\/properties\/a\/type "strange" is no value of type/,
    /\/properties\/a\/minLength -1 is no value/,
    /\/properties\/b a list without `items`/,
    /\/properties\/c is no schema/,
    /\/properties\/d\/pattern /,
  ]) {
    assert.match(warnings, expected);
  }
  const [operation] = contract.operations;
  assert.ok(operation !== undefined);
  assert.equal(operation.id, 'GET /a/{id}');
  const headers = new Headers({ 'content-type': 'application/json' });
  const answer = (body: unknown) => contract.checkResponse(operation, { status: 200, headers, body });
  assert.deepEqual(answer({ a: 1, b: [1], c: {}, d: 'x', e: null }), []);
  assert.equal(answer({ b: 1 }).length, 1);
});
