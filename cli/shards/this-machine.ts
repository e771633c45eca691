import type { Environment } from '../../model/environment.ts';
import { readGit } from '../conductor/git.ts';
import { toolVersions } from '../conductor/tools.ts';
import { definitionDigest } from './definition-digest.ts';
import type { ThisMachine } from './same-run.ts';

/** What this machine would play with, in all that must be the same on every machine of a run. */
export async function thisMachine(
  project: string,
  environment: Environment,
  playwright: { version: string },
): Promise<ThisMachine> {
  return {
    git: await readGit(project),
    tools: toolVersions(playwright),
    definition: definitionDigest(environment, project),
  };
}
