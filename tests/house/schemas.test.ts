import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { publishedSchemas } from '../../model/published-schemas.ts';

const folder = resolve(import.meta.dirname, '../../docs/schemas');

for (const [name, schema] of Object.entries(publishedSchemas())) {
  test(`docs/schemas/${name}.json is the schema of the artefact (node scripts/write-schemas.ts writes it)`, () => {
    const published: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    assert.deepEqual(published, JSON.parse(JSON.stringify(schema)));
  });
}
