import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withIncidentTables } from '../../scripts/incident-tables.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';

test('docs/incidents.md tells of the incidents as they are (node scripts/write-incidents.ts writes its tables)', () => {
  const page = readFileSync(join(projectFolder, 'docs/incidents.md'), 'utf8');
  assert.equal(page, withIncidentTables(page));
});
