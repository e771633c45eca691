import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STATIC = /^\s*(?:import|export)\b[^'"]*?from\s*['"](\.[^'"]+)['"]|^\s*import\s*['"](\.[^'"]+)['"]/gm;
const ANY = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** The files that a compiled file imports whenever it is loaded; with `any`, also those it may import or mentions. */
export function importsIn(file: string, { any = false } = {}): string[] {
  const matches = readFileSync(file, 'utf8').matchAll(any ? ANY : STATIC);
  return [...matches].map(([, one, other]) => join(dirname(file), one ?? other ?? ''));
}

/** The declarations that belong to an imported path. */
export function declarationsOf(imported: string): string {
  const declarations = imported.replace(/\.([cm]?)(?:js|ts)$/, '.d.$1ts');
  return existsSync(declarations) ? declarations : imported;
}
