import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf, Problem } from '../../support/problem.ts';
import type { ScheduleFile } from './schedule.ts';

/**
 * Writes the files of a schedule into a folder; gives their paths. Throws a Problem where one of them is there already, and
 * then writes none of them; with `force` it is written over.
 */
export function writeFiles(folder: string, files: readonly ScheduleFile[], force: boolean): readonly string[] {
  const wanted = files.map(({ path, text }) => ({ path: join(folder, path), text }));
  const there = wanted.filter(({ path }) => existsSync(path));
  if (there.length > 0 && !force) {
    throw new Problem(
      'The schedule is not written',
      `${there.map(({ path }) => path).join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already`,
      'compare it with what is printed without --write, then write over it with --force, or elsewhere with --write <folder>',
    );
  }
  for (const { path, text } of wanted) {
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, force ? {} : { flag: 'wx' });
    } catch (cause) {
      throw new Problem(`${path} cannot be written`, messageOf(cause), 'name a folder that you can write into', {
        cause,
      });
    }
  }
  return wanted.map(({ path }) => path);
}
