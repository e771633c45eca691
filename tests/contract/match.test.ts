import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { Contract } from '../../mocks/contract/contract.ts';
import { PathIndex } from '../../mocks/contract/matching/path-index.ts';
import { parameterNames } from '../../mocks/contract/matching/path-template.ts';
import { readSample } from './read-document.ts';

let contract: Contract;
before(async () => {
  contract = await readSample('onboarding.yaml');
});

function matched(method: string, path: string) {
  const match = contract.match(method, path);
  return match.operation === null ? match.allowed : [match.operation.id, match.parameters];
}

test('text in a path counts before parameters, and parameters may stand among text', () => {
  assert.deepEqual(matched('GET', '/applications/summary'), ['summariseApplications', {}]);
  assert.deepEqual(matched('GET', '/applications/7'), ['readApplication', { applicationId: '7' }]);
  assert.deepEqual(matched('GET', '/applications/7.pdf'), ['printApplication', { applicationId: '7' }]);
  assert.deepEqual(matched('POST', '/applications/7:approve'), ['approveApplication', { applicationId: '7' }]);
});

test('the base path of a server may lead or not, and a slash may end a path', () => {
  assert.deepEqual(matched('GET', '/sandbox/applications/'), ['listApplications', {}]);
  assert.deepEqual(matched('get', '/applications'), ['listApplications', {}]);
  assert.deepEqual(matched('GET', '/production/applications'), []);
});

test('parameters come decoded, and an encoded slash does not part a segment', () => {
  assert.deepEqual(matched('GET', '/applications/a%2Fb%20%C3%A9'), ['readApplication', { applicationId: 'a/b é' }]);
  assert.deepEqual(matched('GET', '/applications/%E0%A4%A'), ['readApplication', { applicationId: '%E0%A4%A' }]);
});

test('a call the document does not have tells which methods its path has', () => {
  assert.deepEqual(matched('DELETE', '/applications'), ['GET', 'POST']);
  assert.deepEqual(matched('GET', '/applications/7/owners'), []);
  assert.deepEqual(matched('GET', '/'), []);
});

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const parameter = word.map((name) => `{${name}}`);
const segment = fc.oneof(
  word,
  parameter,
  fc.tuple(parameter, word).map(([name, suffix]) => `${name}.${suffix}`),
);

test('a path finds itself whatever its parameters hold, among any number of others', () => {
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  const value = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => !text.includes('.'));
  fc.assert(
    fc.property(
      path,
      fc.array(path, { maxLength: 8 }),
      fc.array(value, { minLength: 4, maxLength: 4 }),
      (own, others, values) => {
        const names = parameterNames(own);
        fc.pre(new Set(names).size === names.length);
        const index = new PathIndex<string>();
        for (const other of others) index.add('PUT', other, other);
        fc.pre(index.add('GET', own, own) === undefined);
        const drawn = new Map(names.map((name, place) => [name, values[place] ?? '']));
        const called = own.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) =>
          encodeURIComponent(drawn.get(name) ?? ''),
        );
        const found = index.find('GET', called);
        assert.equal(found.target, own);
        assert.deepEqual(found.target === null ? {} : found.parameters, Object.fromEntries(drawn));
      },
    ),
  );
});

test('a thousand further paths do not change what is found', () => {
  const index = new PathIndex<number>();
  for (let count = 0; count < 1000; count += 1)
    assert.equal(index.add('GET', `/r${count}/{id}/parts/{part}`, count), undefined);
  assert.deepEqual(index.find('GET', '/r731/a/parts/b'), { target: 731, parameters: { id: 'a', part: 'b' } });
});

test('of paths that differ only in the names of their parameters, the first that fits is taken, else the first', () => {
  const index = new PathIndex<string>();
  assert.equal(index.add('GET', '/contacts/{id}', 'by id'), undefined);
  assert.equal(index.add('GET', '/contacts/{number}', 'by number'), '/contacts/{id}');
  assert.equal(index.add('POST', '/contacts/{name}', 'rename'), undefined, 'another method tells them apart');
  const fits = ({ parameters }: { parameters: Readonly<Record<string, string>> }) => parameters.id !== '#7';
  assert.deepEqual(index.find('GET', '/contacts/7', fits), { target: 'by id', parameters: { id: '7' } });
  assert.deepEqual(index.find('GET', '/contacts/%237', fits), { target: 'by number', parameters: { number: '#7' } });
  assert.deepEqual(
    index.find('GET', '/contacts/7', () => false),
    { target: 'by id', parameters: { id: '7' } },
  );
  assert.deepEqual(index.find('POST', '/contacts/7'), { target: 'rename', parameters: { name: '7' } });
});
