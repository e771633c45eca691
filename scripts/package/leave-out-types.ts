import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationsOf, importsIn } from './imports-in.ts';

/** Takes out every declaration that those in `entrances`, the entry points, don't lead to. */
export function leaveOutTypes(dist: string, entrances: string): void {
  const needed = new Set(globSync('*.d.ts', { cwd: entrances }).map((file) => join(entrances, file)));
  // What is added while it goes on is visited too.
  for (const file of needed) {
    for (const imported of importsIn(file, { any: true })) needed.add(declarationsOf(imported));
  }
  for (const file of globSync('**/*.d.{ts,mts}', { cwd: dist }).map((name) => join(dist, name))) {
    if (needed.has(file)) writeFileSync(file, namingCompiled(readFileSync(file, 'utf8')));
    else rmSync(file);
  }
}

/** The compiler leaves the names of the sources in declarations, which older ones don't follow. */
function namingCompiled(text: string): string {
  return text.replace(/((?:from|import\()\s*['"]\.[^'"]+)\.ts(['"])/g, '$1.js$2');
}
