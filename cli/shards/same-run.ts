import type { Begun } from '../../model/begun.ts';
import type { Run } from '../../model/run.ts';
import { Problem } from '../../support/problem.ts';

/** What this machine would play with. */
export interface ThisMachine {
  git: Run['git'];
  tools: Run['tools'];
  definition: Begun['definition'];
}

/** A run as it was begun. */
export type AsBegun = Pick<Run, 'git' | 'tools' | 'environment'> & Pick<Begun, 'definition'>;

/** Throws a Problem that names all in which this machine is not as the one where the run was begun. */
export function assertSame(begun: AsBegun, here: ThisMachine, what: string): void {
  const different = differences(begun, here);
  if (different.length === 0) return;
  throw new Problem(
    `${what} would not be of the run that was begun`,
    different.join('; '),
    'give this machine the same commit, tools and settings, or begin a run with these',
  );
}

/** In which this machine is not as the one where the run was begun, a few words for each thing. Values of settings are not told. */
export function differences(begun: AsBegun, here: ThisMachine): string[] {
  const tools = [...new Set([...Object.keys(begun.tools), ...Object.keys(here.tools)])];
  const keys = [...new Set([...Object.keys(begun.definition), ...Object.keys(here.definition)])];
  const otherKeys = keys.filter((key) => begun.definition[key] !== here.definition[key]);
  return [
    ...differing('the git commit', commitOf(begun.git), commitOf(here.git)),
    ...tools.flatMap((tool) => differing(tool, begun.tools[tool] ?? 'none', here.tools[tool] ?? 'none')),
    ...(otherKeys.length === 0
      ? []
      : [`the definition of ${begun.environment} is another one in ${otherKeys.join(', ')}`]),
  ];
}

function differing(what: string, begun: string, here: string): string[] {
  return begun === here ? [] : [`${what} is ${here} here, and was ${begun} where it was begun`];
}

function commitOf(git: Run['git']): string {
  return git === null ? 'not known' : git.commit;
}
