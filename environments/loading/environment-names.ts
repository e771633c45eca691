import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DEFAULT_EXPORT = /^export (?:default\b|\{[^}]*\bas default\b)/m;
/** No definition is one: it is what signs in, say. */
const EXPORTED_FUNCTION = /^export default (?:async|function)\b/m;

/** The names of the environments that a folder defines, in alphabetical order: its files with a default export that is no function. */
export function environmentNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .filter(({ name }) => defines(readFileSync(join(folder, name), 'utf8')))
    .map(({ name }) => name.slice(0, -'.ts'.length))
    .sort();
}

function defines(text: string): boolean {
  return DEFAULT_EXPORT.test(text) && !EXPORTED_FUNCTION.test(text);
}
