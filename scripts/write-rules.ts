import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRuleTable } from './rule-table.ts';

// Writes the table of docs/verdict.md from the rules themselves. A test fails when they differ.

const page = join(import.meta.dirname, '../docs/verdict.md');
writeFileSync(page, withRuleTable(readFileSync(page, 'utf8')));
