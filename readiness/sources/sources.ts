import type { SourceDeclaration } from '../../model/environment/source.ts';
import type { Environment } from '../../model/environment.ts';
import { processesSchema } from '../../model/operations.ts';
import type { Clock } from '../../support/clock.ts';
import { fingerprint, fingerprintKeyId } from '../../support/fingerprint.ts';
import type { LastGo, NewestEvidence } from '../remembered.ts';
import type { Handshake } from '../tls/handshake.ts';
import type {
  CapacityFact,
  ClockFact,
  ConfigurationFact,
  JobFact,
  ProcessFact,
  Reading,
  VersionFact,
} from './facts.ts';
import type { Ask, Reply } from './http.ts';
import { joinUrl } from './join-url.ts';
import { once } from './once.ts';
import { openSource } from './open-source.ts';
import type { Source, SourceContext } from './source.ts';
import { tokenRequest } from './token-request.ts';
import { firstToTell, TELLING_CAPACITY, TELLING_JOB, TELLING_VERSION, told } from './told.ts';

/** What the checks observe through. Each place is asked at most once, however many checks want to know. */
export interface Sources {
  readonly clock: Clock;
  readonly environment: Environment;
  /** Until when all must hold: the end of the demo, or now where none is planned. Epoch milliseconds. */
  readonly neededUntil: number;
  /** The last run that was `go` here, if there was one and it is known. */
  readonly lastGo: LastGo | null;
  /** The newest run here that counts, as the ledger has it; `undefined` where nobody looked into that. */
  readonly newestEvidence: NewestEvidence | undefined;
  /** Asks an address, once each time. */
  ask(request: Ask): Promise<Reply>;
  /** What the server at an https address shows of itself before anything is asked. */
  handshake(origin: string): Promise<Handshake>;
  /** Whether a service or job answers at all: its liveness. */
  live(name: string): Promise<Reply>;
  /** A service's readiness. */
  ready(name: string): Promise<Reply>;
  version(name: string): Promise<Reading<VersionFact>>;
  configuration(name: string): Promise<Reading<ConfigurationFact>>;
  /** Asked anew each time: a job moves on. */
  job(name: string): Promise<Reading<JobFact>>;
  time(name: string): Promise<Reading<ClockFact>>;
  capacity(name: string): Promise<Reading<readonly CapacityFact[]>>;
  /** What is known of a process; `undefined` when nobody knows of it. */
  process(name: string): Promise<ProcessFact | undefined>;
  /** One value of a declared source, asked about `name`. */
  value(declaration: SourceDeclaration, name: string): Promise<Reading<string | number | boolean | null>>;
  /** A declared source, to ask it about `name` for what only it knows. */
  open(declaration: SourceDeclaration, name: string): Promise<Source>;
  /** Whether a declared database answers a query. */
  database(name: string): Promise<Reading<string | number | boolean | null>>;
  /** Which version of its contract the bank speaks; `undefined` where the definition does not say what tells it. */
  speaks(): Promise<Reading<string | number | boolean | null> | undefined>;
  /** The fingerprint of a text under our own key, if that is the key with this id: then it can be compared. */
  fingerprint(text: string, keyId: string | null): string | undefined;
  /** Whether the bank answers at all. */
  bank(): Promise<Reply>;
  /** The bank's answer to its own credential. */
  token(): Promise<Reply>;
  /** The sources of another environment, or why it is not to be had. */
  elsewhere(environment: string): Promise<Reading<Sources>>;
}

/** What the sources of an environment are opened with. */
export interface SourcesOptions extends Omit<SourceContext, 'name'> {
  neededUntil: number;
  lastGo: LastGo | null;
  newestEvidence: NewestEvidence | undefined;
  handshake(origin: string): Promise<Handshake>;
  /** Loads the definition of another environment. */
  openEnvironment(name: string): Promise<Environment>;
}

/** The sources of one environment. */
export function openSources(options: SourcesOptions): Sources {
  const { environment, clock, ask, neededUntil, lastGo, newestEvidence } = options;
  const { services, jobs, bank, supervisor, operationsToken } = environment;
  const open = (declaration: SourceDeclaration, name: string) => openSource(declaration, { ...options, name });
  const sourcesOf = once((name) =>
    Promise.all((services[name] ?? jobs[name])?.sources.map((declaration) => open(declaration, name)) ?? []),
  );
  const addressOf = (name: string) => services[name]?.url ?? jobs[name]?.url;
  const health = async (name: string, path: string): Promise<Reply> => {
    const url = addressOf(name);
    return url === undefined ? noAddress : ask({ url: joinUrl(url, path) });
  };
  const value = async (declaration: SourceDeclaration, name: string) => {
    const source = await open(declaration, name);
    return source.value?.() ?? cannotTell(source, 'a value');
  };
  const processes = once(async () => {
    if (supervisor === undefined) return [];
    const token = operationsToken?.reveal();
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const reply = await ask({ url: joinUrl(supervisor.url, '/processes'), headers });
    const parsed = processesSchema.safeParse(reply.answered ? reply.body : undefined);
    return parsed.success ? parsed.data.processes : [];
  });

  return {
    clock,
    environment,
    neededUntil,
    lastGo,
    newestEvidence,
    ask,
    handshake: once(options.handshake),
    open,
    live: once((name) => health(name, services[name]?.health.live ?? '/health/live')),
    ready: once((name) => health(name, services[name]?.health.ready ?? '/health/ready')),
    version: once(async (name) => told(await sourcesOf(name), name, TELLING_VERSION)),
    configuration: once(async (name) => told(await sourcesOf(name), name, TELLING_CONFIGURATION)),
    job: async (name) => told(await sourcesOf(name), name, TELLING_JOB),
    time: once(async (name) => told(await sourcesOf(name), name, TELLING_TIME)),
    capacity: once(async (name) => told(await sourcesOf(name), name, TELLING_CAPACITY)),
    process: once(async (name) => {
      const supervised = (await processes()).find((process) => process.name === name);
      if (supervised !== undefined) return supervised;
      for (const source of await sourcesOf(name)) {
        const reading = await source.process?.();
        if (reading?.read === true) return reading.value;
      }
      return undefined;
    }),
    value,
    database: once((name) => value({ kind: 'sql', database: name, query: 'select 1' }, name)),
    speaks: once(async () => (bank?.speaks === undefined ? undefined : value(bank.speaks, 'bank'))),
    fingerprint: (text, keyId) =>
      keyId === fingerprintKeyId(options.fingerprintKey) ? fingerprint(text, options.fingerprintKey) : undefined,
    bank: once(async () => (bank === null ? noAddress : ask({ url: bank.url }))),
    token: once(async () => (bank === null ? noAddress : ask(tokenRequest(bank)))),
    elsewhere: once(async (name): Promise<Reading<Sources>> => {
      const place = `the environment ${name}`;
      try {
        const other = await options.openEnvironment(name);
        return { place, read: true, value: openSources({ ...options, environment: other }) };
      } catch {
        return { place, read: false, reason: `it can't be loaded: npx rehearse check --env ${name} says why` };
      }
    }),
  };
}

const TELLING_CONFIGURATION = firstToTell('the configuration', (source) => source.configuration?.());
const TELLING_TIME = firstToTell('the time', (source) => source.time?.());

const noAddress: Reply = { answered: false, reason: 'the definition gives no address', refused: false };

/** A source that was asked for something it does not know of. */
export function cannotTell(source: Source, what: string): { place: string; read: false; reason: string } {
  return { place: source.place, read: false, reason: `a source of this kind does not tell ${what}` };
}
