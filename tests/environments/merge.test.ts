import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPlainObject, merge } from '../../environments/loading/merge.ts';
import { Secret } from '../../support/secret.ts';

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.constant(new Secret('S', 'value')),
);
const name = fc.constantFrom('services', 'jobs', 'portal', 'url', 'version', 'configuration', 'required', 'kind', 'a');
/** Something like a definition: names that mean something, at any depth; `null` and `undefined` take away. */
const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
  tree: fc.dictionary(name, fc.oneof({ maxDepth: 4 }, leaf, fc.constantFrom(null, undefined), tie('tree')), {
    maxKeys: 4,
  }),
}));

const CONFIGURATION_LISTS = ['services', 'jobs'];

/** Every path at which a tree has a value that is no object, and that value. */
function leaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  if (!isPlainObject(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isPlainObject(inner) ? inner[key] : undefined), value);
}

function isShortConfiguration(path: readonly string[]): boolean {
  return path.length === 3 && CONFIGURATION_LISTS.includes(path[0] ?? '') && path[2] === 'configuration';
}

test('every value that is written over another is there afterwards, and what is taken away is not', () => {
  fc.assert(
    fc.property(tree, tree, (under, over) => {
      const merged = merge(under, over);
      for (const { path, value } of leaves(over)) {
        const found = at(merged, path);
        if (value === null || value === undefined) assert.equal(found, undefined);
        else if (isShortConfiguration(path) && isPlainObject(found)) assert.equal(found.required, value);
        else assert.equal(found, value);
      }
    }),
  );
});

test('nothing is made up: every value comes from the one or the other', () => {
  fc.assert(
    fc.property(tree, tree, (under, over) => {
      const given = new Set([...leaves(under), ...leaves(over)].map(({ value }) => value));
      for (const { value } of leaves(merge(under, over))) assert.ok(given.has(value));
    }),
  );
});

test('what nothing is written over stays, and what is laid over it twice is laid over it once', () => {
  fc.assert(
    fc.property(tree, tree, (under, over) => {
      const kept = merge(undefined, under);
      assert.deepEqual(merge(kept, {}), kept);
      const once = merge(under, over);
      assert.deepEqual(merge(once, over), once);
    }),
  );
});

test('neither is changed, and no null is left', () => {
  fc.assert(
    fc.property(tree, tree, (under, over) => {
      const before = structuredClone([leaves(under).length, leaves(over).length]);
      const merged = merge(merge(undefined, under), over);
      assert.deepEqual([leaves(under).length, leaves(over).length], before);
      assert.ok(leaves(merged).every(({ value }) => value !== null && value !== undefined));
    }),
  );
});

test('a key of any name is only a key', () => {
  const over: unknown = JSON.parse('{"services":{"__proto__":{"url":"http://a"}}}');
  const merged = merge({ services: { portal: { url: 'http://b' } } }, over);
  assert.deepEqual(Object.keys(isPlainObject(merged) ? (merged.services ?? {}) : {}), ['portal', '__proto__']);
});
