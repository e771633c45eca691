import { suggestion } from '../../../support/nearest-word.ts';
import { Problem } from '../../../support/problem.ts';
import type { ComposeFact, RepositoryFacts } from '../facts.ts';
import type { Expression, Plan, PlannedPipeline, PlannedService, Whereabouts, Wishes } from '../plan.ts';
import { quoted } from '../write/literal.ts';
import { guessEntrance } from './entrance.ts';
import { fromCluster } from './from-cluster.ts';
import { fromCompose, mainCompose } from './from-compose.ts';
import { fromScripts } from './from-scripts.ts';
import { plannedJobs } from './jobs.ts';
import { type Names, openNames } from './names.ts';
import { equipmentNotes } from './notes.ts';
import { teamsOf } from './teams.ts';

const ON_THIS_MACHINE = ['local', 'development', 'dev', 'docker', 'compose'];
/** This pipeline is ours. */
const OWN_WORKFLOW = 'rehearse';

/** The name of the environment, where nobody gives one: what is started here is local, what only a cluster has is not. */
function usualEnvironment({ compose, packages, manifests }: RepositoryFacts): string {
  const isHere = mainCompose(compose) !== undefined || packages.some(({ start }) => start !== null);
  return !isHere && manifests.some(({ kind }) => kind === 'ingress') ? 'staging' : 'local';
}

/** What is to be written of a repository. Throws a Problem where something is wished for that there is not. */
export function makePlan(facts: RepositoryFacts, wishes: Wishes): Plan {
  const environment = wishes.environment ?? usualEnvironment(facts);
  const compose = chosenCompose(facts.compose, wishes.compose);
  const whereabouts = whereaboutsOf(environment, facts, wishes);
  const teams = teamsOf(facts, wishes);
  const names = openNames();
  const withContext = wishes.context !== undefined;
  const found = servicesOf(facts, { compose, whereabouts, withContext, teams, names });
  const entrance = entranceOf(found.services, wishes.entrance);
  const services = placed(found.services, whereabouts, entrance.name, wishes.url);
  const place = { whereabouts, compose, withContext, folder: facts.folder };
  const { jobs, notAsked } = plannedJobs(facts, place, names);
  const pipelines = pipelinesOf(facts, names);
  return {
    environment,
    whereabouts,
    entrance,
    services,
    hosts: wishes.url === undefined ? found.hosts : [...new Set([...found.hosts, new URL(wishes.url).hostname])],
    sources: found.sources ?? (wishes.context === undefined ? [] : [`inCluster('{name}')`]),
    jobs,
    pipelines: pipelines.planned,
    team: teams.main,
    teams: teams.others(),
    notAsked: [...found.notAsked, ...notAsked, ...pipelines.notAsked, ...equipmentNotes(facts, compose)],
  };
}

interface Found {
  services: readonly PlannedService[];
  hosts: readonly string[];
  sources?: readonly Expression[];
  notAsked: readonly string[];
}

interface Looking {
  compose: ComposeFact | undefined;
  whereabouts: Whereabouts;
  withContext: boolean;
  teams: ReturnType<typeof teamsOf>;
  names: Names;
}

function servicesOf(facts: RepositoryFacts, { compose, whereabouts, withContext, teams, names }: Looking): Found {
  if (whereabouts === 'cluster') return fromCluster(facts.manifests, withContext, names);
  const composed = compose === undefined ? undefined : fromCompose(compose, facts, teams, names);
  const here = whereabouts === 'here';
  const hosts = here ? ['localhost'] : [];
  if (composed !== undefined && composed.services.length > 0) {
    return { ...composed, hosts, sources: here ? composed.sources : [] };
  }
  const started = fromScripts(facts, teams, names);
  const services = started.length > 0 ? started : [nothingFound(names)];
  return { services, hosts, sources: [], notAsked: composed?.notAsked ?? [] };
}

function nothingFound(names: Names): PlannedService {
  return {
    name: names.take('web', 'service'),
    variable: 'WEB_URL',
    url: 'http://localhost:3000',
    from: '',
    guesses: ['all of it: nothing in this repository says what the platform consists of'],
    health: null,
    keys: [],
    keysFrom: '',
    uses: [],
    sources: null,
    team: null,
  };
}

/** Where only people know where a service is, the entrance alone is asked for; the others are told. */
function placed(
  services: readonly PlannedService[],
  whereabouts: Whereabouts,
  entrance: string,
  url: string | undefined,
): readonly PlannedService[] {
  const atEntrance = services.map((service) =>
    service.name === entrance && url !== undefined ? { ...service, url, guesses: [] } : service,
  );
  if (whereabouts !== 'elsewhere') return atEntrance;
  return atEntrance
    .filter(({ name }) => name === entrance)
    .map((service) => ({ ...service, url: url ?? null, keys: [], uses: [], sources: null, guesses: [] }));
}

function entranceOf(services: readonly PlannedService[], wanted: string | undefined): Plan['entrance'] {
  if (wanted === undefined) return guessEntrance(services);
  const names = services.map(({ name }) => name);
  if (names.includes(wanted)) return { name: wanted, because: '' };
  throw new Problem(
    `There is no service ${JSON.stringify(wanted)} that could be the entrance`,
    `found are ${names.join(', ')}${suggestion(wanted, names)}`,
    'name one of these with --entrance',
  );
}

function whereaboutsOf(environment: string, { manifests }: RepositoryFacts, wishes: Wishes): Whereabouts {
  if (ON_THIS_MACHINE.includes(environment) && wishes.context === undefined) return 'here';
  return manifests.some(({ kind }) => kind === 'ingress') && wishes.url === undefined ? 'cluster' : 'elsewhere';
}

function chosenCompose(files: readonly ComposeFact[], wanted: string | undefined): ComposeFact | undefined {
  if (wanted === undefined) return mainCompose(files);
  const chosen = files.find(({ path }) => path === wanted.replace(/^\.\//, ''));
  if (chosen !== undefined) return chosen;
  const names = files.map(({ path }) => path);
  throw new Problem(
    `There is no Compose file ${wanted} here`,
    `found are ${names.join(', ') || 'none'}`,
    'name one of these with --compose, by its path from the project’s folder',
  );
}

function runsAt(remote: { host: string; slug: string } | null): Expression | null {
  if (remote?.host === 'github.com') return `{ kind: 'github', repository: ${quoted(remote.slug)} }`;
  return remote?.host === 'gitlab.com' ? `{ kind: 'gitlab', project: ${quoted(remote.slug)} }` : null;
}

function pipelinesOf(
  { pipelines, git }: RepositoryFacts,
  names: Names,
): { planned: readonly PlannedPipeline[]; notAsked: readonly string[] } {
  const deploying = pipelines.filter(({ deploys, name }) => deploys && name !== OWN_WORKFLOW);
  const ref = git?.branch ?? null;
  const why = git === null ? 'this is no git repository' : 'nothing is committed here yet';
  if (ref === null) return { planned: [], notAsked: deploying.map(({ path }) => `the pipeline ${path}: ${why}`) };
  const planned = deploying.map(({ name, path, because }) => ({
    name: names.take(name === 'gitlab' ? 'deployment' : name, 'pipeline'),
    path,
    ref,
    because,
    runsAt: runsAt(git?.remote ?? null),
  }));
  return { planned, notAsked: [] };
}
