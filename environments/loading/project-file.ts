import { relative } from 'node:path';
import { Problem, Problems } from '../../support/problem.ts';
import { importDefault } from './import-default.ts';
import type { Wrong } from './issues.ts';
import { showPath } from './key-path.ts';

/** A file at the top of a project in which it declares something for all its environments. */
export interface ProjectFile {
  project: string;
  /** Its path. */
  file: string;
  /** What it declares, in the plural. */
  declares: string;
  /** A default export as it may be written. */
  example: string;
}

/** What the file exports as its default. Rejects with a Problem when it can't be loaded, or exports none. */
export async function importProjectFile({ project, file, declares, example }: ProjectFile): Promise<unknown> {
  const nameOf = (other: string | null) => relative(project, other ?? file);
  const declared = await importDefault(file, nameOf);
  if (declared !== undefined) return declared;
  const remedy = `write \`export default ${example}\``;
  throw new Problem(`${nameOf(file)} declares no ${declares}`, 'it has no default export', remedy);
}

/** All that is wrong with what the file declares, under a headline. */
export function mistakesIn({ project, file }: ProjectFile, headline: string, wrong: readonly Wrong[]): Problems {
  const shown = relative(project, file);
  const problems = wrong.map(({ path, why }) => {
    const key = path.length === 0 ? 'its default export' : showPath(path);
    return new Problem(`${shown}: ${key}`, why, `correct ${key} in ${shown}`);
  });
  return new Problems(headline, problems);
}
