import { globSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const lockSchema = z.object({ packages: z.record(z.string(), z.unknown()) });

/** The bytes of all files in a node_modules that npm made, and how many packages it holds. */
export function installedSize(modules: string): { bytes: number; packages: number } {
  const files = globSync('**/*', { cwd: modules, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + lstatSync(join(parentPath, name)).size, 0);
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')));
  return { bytes, packages: Object.keys(packages).length };
}
