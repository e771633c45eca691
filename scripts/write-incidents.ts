import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withIncidentTables } from './incident-tables.ts';

// Writes the tables of docs/incidents.md from the incidents themselves. A test fails when they differ.

const page = join(import.meta.dirname, '../docs/incidents.md');
writeFileSync(page, withIncidentTables(readFileSync(page, 'utf8')));
