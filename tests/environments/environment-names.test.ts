import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { environmentNames } from '../../environments/loading/environment-names.ts';
import { project, written } from './project.ts';

test('what signs in, or is shared, may lie beside the environments and is none', (t) => {
  const folder = project(t, {
    'staging.ts': written(),
    'beta.ts': 'const beta = {};\nexport { beta as default };\n',
    'sign-in.ts': 'export default async (page) => {\n  await page.goto("/");\n};\n',
    'client.ts': 'export default function signIn() {}\n',
    'teams.ts': 'export const team = {};\n',
  });
  assert.deepEqual(environmentNames(join(folder, 'environments')), ['beta', 'staging']);
});
