import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importsIn } from './imports-in.ts';

/** Takes the sample platform out, and every module that can't be loaded without it: the command asks before it loads them. */
export function leaveOutSample(dist: string): void {
  const sample = join(dist, 'platform/');
  const others = globSync('**/*.{js,mjs}', { cwd: dist })
    .map((file) => join(dist, file))
    .filter((file) => !file.startsWith(sample));
  const importsOf = new Map(others.map((file) => [file, importsIn(file)]));
  const gone = new Set<string>();
  const needsSample = (file: string) =>
    (importsOf.get(file) ?? []).some((imported) => imported.startsWith(sample) || gone.has(imported));
  for (let found = others.filter(needsSample); found.length > 0; ) {
    for (const file of found) gone.add(file);
    found = others.filter((file) => !gone.has(file) && needsSample(file));
  }
  for (const file of gone) remove(file);
  rmSync(sample, { recursive: true, force: true });
}

function remove(file: string): void {
  for (const part of [file, `${file}.map`, file.replace(/js$/, 'd.ts')]) rmSync(part, { force: true });
}
