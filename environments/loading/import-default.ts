import { pathToFileURL } from 'node:url';
import { messageOf } from '../../support/problem.ts';
import { cannotBe } from './place-of-error.ts';
import { readProjectsModules } from './project-modules.ts';

/**
 * What a file exports as its default, `undefined` where it has none. `nameOf` is what a file goes by in what is said; `null`
 * is one that nobody knows. Rejects with a Problem, which tells where the mistake is, when the file can't be loaded.
 */
export async function importDefault(file: string, nameOf: (file: string | null) => string): Promise<unknown> {
  readProjectsModules();
  try {
    const imported: { default?: unknown } = await import(pathToFileURL(file).href);
    return imported.default;
  } catch (cause) {
    // What Node says where of two files each imports the other.
    const hint = /before initialization/.test(messageOf(cause))
      ? ': see whether it imports a file that imports it in turn, or uses a name above the line that makes it'
      : '';
    throw cannotBe('loaded', nameOf(file), { cause, nameOf, hint });
  }
}
