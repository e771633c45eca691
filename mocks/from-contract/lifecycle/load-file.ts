import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, Problem, Problems } from '../../../support/problem.ts';
import { parseText } from '../../contract/document/parse-text.ts';

const PROGRAM = /\.[mc]?[jt]s$/;

/** What a lifecycle file holds: the default export of a program, else the object that its YAML or JSON is. Throws Problem(s). */
export async function loadFile(file: string): Promise<unknown> {
  const text = await readText(file);
  if (PROGRAM.test(file)) return defaultExportOf(file);
  const parsed = parseText(text, file);
  if ('value' in parsed) return parsed.value;
  throw new Problems(`The lifecycle ${file} can't be read`, parsed.problems);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const why = missing ? 'there is no such file' : messageOf(cause);
    throw new Problem(`${file} can't be read`, why, 'give the path of a lifecycle file', { cause });
  }
}

async function defaultExportOf(file: string): Promise<unknown> {
  let loaded: { default?: unknown };
  try {
    loaded = await import(pathToFileURL(resolve(file)).href);
  } catch (cause) {
    const [why = ''] = messageOf(cause).split('\n', 1);
    throw new Problem(`${file} can't be loaded`, why, 'mend the file', { cause });
  }
  if (loaded.default !== undefined) return loaded.default;
  const remedy = 'write `export default defineLifecycle({ ... })`, or export such an object';
  throw new Problem(`${file} declares no lifecycle`, 'it has no default export', remedy);
}
