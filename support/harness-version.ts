import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from './own-package.mjs';

/** The version of the harness itself. Read without a schema, which takes longer to load than all of the command's help. */
export function harnessVersion(): string {
  const own: { version: string } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  return own.version;
}
