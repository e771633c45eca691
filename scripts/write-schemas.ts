import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedSchemas } from '../model/published-schemas.ts';

// Writes docs/schemas/<artefact>.json from the schemas in model/. A test fails when they differ.

const folder = join(import.meta.dirname, '../docs/schemas');
for (const [name, schema] of Object.entries(publishedSchemas())) {
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
}
