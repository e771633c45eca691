import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names of the environments that a folder defines, in alphabetical order: its files with a default export. */
export function environmentNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .filter(({ name }) => /^export (?:default\b|\{[^}]*\bas default\b)/m.test(readFileSync(join(folder, name), 'utf8')))
    .map(({ name }) => name.slice(0, -'.ts'.length))
    .sort();
}
