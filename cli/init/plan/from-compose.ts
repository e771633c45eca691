import type { ComposeFact, ComposeService, PublishedPort, RepositoryFacts } from '../facts.ts';
import type { Expression, PlannedService } from '../plan.ts';
import { quoted } from '../write/literal.ts';
import { equipmentOf, mayBeHttp } from './equipment.ts';
import { expectedKeys } from './expected-keys.ts';
import { type Names, variableName } from './names.ts';
import type { Teams } from './teams.ts';

/** What a Compose file came to. */
export interface FromCompose {
  services: readonly PlannedService[];
  sources: readonly Expression[];
  notAsked: readonly string[];
}

const USUAL_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
const MOST_SERVICES = 30;

/** The Compose file that is meant where none is named: by its usual names, the nearest to the top. */
export function mainCompose(files: readonly ComposeFact[]): ComposeFact | undefined {
  const depth = (path: string) => path.split('/').length;
  const rank = (path: string) => {
    const place = USUAL_NAMES.indexOf(path.split('/').at(-1) ?? '');
    return place === -1 ? USUAL_NAMES.length : place;
  };
  return files
    .filter(({ services }) => services.length > 0)
    .toSorted((one, other) => depth(one.path) - depth(other.path) || rank(one.path) - rank(other.path))
    .at(0);
}

/** Services of a Compose file that answer on this machine, each with what it is known to need. */
export function fromCompose(
  compose: ComposeFact,
  { environmentFiles, folder }: Pick<RepositoryFacts, 'environmentFiles' | 'folder'>,
  teams: Teams,
  names: Names,
): FromCompose {
  const notAsked: string[] = [];
  const opened: { service: ComposeService; port: PublishedPort; name: string }[] = [];
  for (const service of compose.services) {
    const equipment = equipmentOf(service.build === null ? service.image : null);
    const port = portOf(service);
    const leaveOut = (why: string) => notAsked.push(`${service.name} (${compose.path}): ${why}`);
    if (equipment !== undefined) leaveOut(`${equipment}, not a service that a team deploys`);
    else if (service.optional) leaveOut('started only where a profile asks for it');
    else if (port === undefined) leaveOut('it publishes no port that this machine can ask');
    else if (opened.length >= MOST_SERVICES) leaveOut(`more than ${MOST_SERVICES} services are not written at once`);
    else opened.push({ service, port, name: names.take(service.name, 'service') });
  }
  const nameOf = new Map(opened.map(({ service, name }) => [service.name, name]));
  const services = opened.map(({ service, port, name }): PlannedService => {
    const { published, target } = port;
    const expected = expectedKeys(service, compose.path, environmentFiles);
    notAsked.push(...unaskedKeys(name, expected));
    const scheme = target === 443 || target === 8443 ? 'https' : 'http';
    return {
      name,
      variable: `${variableName(name)}_URL`,
      url: `${scheme}://localhost:${published ?? target}`,
      from: `${compose.path}, service ${service.name}`,
      guesses: published === null ? ['its port: a variable gives it'] : [],
      health: service.healthPath === null ? null : { live: service.healthPath, ready: service.healthPath },
      keys: expected.keys,
      keysFrom: expected.from.join(', '),
      uses: service.dependsOn.flatMap((used) => nameOf.get(used) ?? []),
      sources: sourcesOf(service, { name, compose, folder, heldIn: expected.heldIn }),
      team: teams.of(service.build),
    };
  });
  return { services, sources: sourcesOfAll(compose, folder), notAsked };
}

function portOf({ ports }: ComposeService): PublishedPort | undefined {
  const open = ports.filter(({ target }) => mayBeHttp(target));
  return open.find(({ published }) => published !== null) ?? open[0];
}

/** A container is called after the project, which is the folder unless something says otherwise. */
export function sourcesOfAll(compose: ComposeFact, folder: string, service = '{name}'): Expression[] {
  const project = compose.project ?? projectName(folder);
  const container = `\`\${variable('COMPOSE_PROJECT_NAME', ${quoted(project)})}-${service}-1\``;
  const named = service === '{name}' ? '' : `, service: ${quoted(service)}`;
  return [`{ kind: 'docker', container: ${container} }`, `{ kind: 'compose', path: ${quoted(compose.path)}${named} }`];
}

function sourcesOf(
  service: ComposeService,
  { name, compose, folder, heldIn }: { name: string; compose: ComposeFact; folder: string; heldIn: string | null },
): Expression | null {
  if (service.container === null && name === service.name && heldIn === null) return null;
  const [usual = '', file = ''] = sourcesOfAll(compose, folder, service.name);
  const docker = service.container === null ? usual : `{ kind: 'docker', container: ${quoted(service.container)} }`;
  const held = heldIn === null ? [] : [`{ kind: 'env-file', path: ${quoted(heldIn)} }`];
  return `[${[docker, ...held, file].join(', ')}]`;
}

/** As Compose makes it of a folder's name. */
function projectName(folder: string): string {
  return (
    folder
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]/g, '')
      .replace(/^[_-]+/, '') || 'project'
  );
}

function unaskedKeys(name: string, { wellKnown, fromShell }: ReturnType<typeof expectedKeys>): string[] {
  const told = (keys: readonly string[], why: string) =>
    keys.length === 0 ? [] : [`${name}: ${keys.join(', ')}: ${why}`];
  return [
    ...told(wellKnown, 'the example holds a credential that everybody knows, as is usual on one machine'),
    ...told(fromShell, 'only the shell that starts it gives a value'),
  ];
}
