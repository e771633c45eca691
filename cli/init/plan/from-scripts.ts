import { posix } from 'node:path';
import type { PackageFact, RepositoryFacts } from '../facts.ts';
import type { PlannedService } from '../plan.ts';
import { quoted } from '../write/literal.ts';
import { exampleOf } from './expected-keys.ts';
import { type Names, variableName } from './names.ts';
import type { Teams } from './teams.ts';

const USUAL_PORT = 3000;
const MOST_SERVICES = 10;

/** What scripts of package.json files start on this machine. Where workspaces are started one by one, the top starts them all. */
export function fromScripts(
  { packages, environmentFiles, folder }: Pick<RepositoryFacts, 'packages' | 'environmentFiles' | 'folder'>,
  teams: Teams,
  names: Names,
): readonly PlannedService[] {
  const starting = packages.flatMap((each) => (each.start === null ? [] : [{ ...each, start: each.start }]));
  const parts = starting.filter(({ folder: place, start }) => place !== '.' && start.port !== null);
  const chosen = parts.length > 0 ? parts : starting.filter(({ folder: place }) => place === '.');
  return chosen.slice(0, MOST_SERVICES).map((one): PlannedService => {
    const { start } = one;
    const name = names.take(plainName(one, folder), 'service');
    const file = posix.join(one.folder, '.env');
    const example = exampleOf(file, environmentFiles);
    const keys = (example?.keys ?? []).filter(({ wellKnown }) => !wellKnown).map((key) => key.name);
    return {
      name,
      variable: `${variableName(name)}_URL`,
      url: `http://localhost:${start.port ?? USUAL_PORT}`,
      from: `${posix.join(one.folder, 'package.json')}, script ${start.script}`,
      guesses: start.port === null ? ['its port: nothing says it'] : [],
      health: null,
      keys,
      keysFrom: example?.path ?? '',
      uses: [],
      sources: keys.length === 0 ? null : `[{ kind: 'env-file', path: ${quoted(file)} }]`,
      team: teams.of(one.folder === '.' ? null : one.folder),
    };
  });
}

/** What it is called: by its package without scope, by its folder otherwise. */
function plainName({ name, folder: place }: PackageFact, project: string): string {
  const own = name?.split('/').at(-1);
  return own !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(own)
    ? own
    : place === '.'
      ? project
      : (place.split('/').at(-1) ?? place);
}
