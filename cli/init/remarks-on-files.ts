import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is to be said where something else has the place of an environment's definition. */
export function remarksOnDefinition(project: string, environment: string): string[] {
  const path = `environments/${environment}.ts`;
  const text = textOf(join(project, path));
  if (text === undefined || /\b(?:define|extend)Environment\b/.test(text)) return [];
  return [`${path} is something else’s: name the environment otherwise, with --env`];
}

/** What is to be said where the repository's own types would refuse the definitions: Node reads them as they are, with `.ts`. */
export function remarksOnTypes(project: string): string[] {
  const text = textOf(join(project, 'tsconfig.json'));
  if (text === undefined || /"allowImportingTsExtensions"\s*:\s*true/.test(text)) return [];
  return [
    'tsconfig.json refuses imports that end in .ts, which files in environments/ have: set allowImportingTsExtensions there, with noEmit, or exclude that folder',
  ];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
