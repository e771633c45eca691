import { z } from 'zod';
import { knownKeys } from '../support/known-keys.ts';
import { accessSchema } from './environment/access.ts';
import { bankSchema } from './environment/bank.ts';
import { cleanUpSchema } from './environment/clean-up.ts';
import { databaseSchema, dataSchema, domainSchema, flagsSchema, identitySchema } from './environment/expectations.ts';
import { jobSchema } from './environment/job.ts';
import { mendingSchema } from './environment/mending.ts';
import { address, duration, links, partName, secret, text } from './environment/parts.ts';
import { pipelineSchema } from './environment/pipeline.ts';
import { budgetSchema } from './environment/protection.ts';
import { rollbackTemplates } from './environment/rollback.ts';
import { serviceSchema } from './environment/service.ts';
import { sourceSchema } from './environment/source.ts';
import { surgeAllowanceSchema } from './environment/surge.ts';
import { team } from './environment/team.ts';
import { tellingSchema } from './environment/telling.ts';
import { ticketsSchema } from './environment/tickets.ts';
import { versionSchema } from './environment/version.ts';
import type { Owner } from './owner.ts';
import { stagedInOf, stagedSchema } from './staged-in.ts';

const declaredSchema = knownKeys('an environment', {
  /** That of its file. */
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case words joined by hyphens'),
  /** Whether, and in what, a run starts the sample platform itself and takes it down afterwards. */
  staged: stagedSchema.default(false),
  /** An environment whose data must not be touched: only scenarios tagged @safe run there, within a budget where one is given. */
  protected: z
    .union([z.boolean(), budgetSchema], { error: 'must be true, false or { actions, writes }' })
    .default(false),
  access: accessSchema.optional(),
  /** What takes away what a run put here. */
  cleanUp: z.array(cleanUpSchema).default([]),
  identity: identitySchema,
  /** Opens the operations endpoints of services and jobs; needed where a source is of that kind. */
  operationsToken: secret.optional(),
  /** What fingerprints of values are keyed with: where it is the services' own, values can be compared with theirs. */
  fingerprintKey: secret.optional(),
  /** Whose everything is that names no owner of its own, the definition included. */
  owner: team,
  /** Where services and jobs are observed that name no sources of their own. */
  sources: z.array(sourceSchema).default([{ kind: 'operations' }]),
  /** The version that must be deployed of every service that names none of its own. */
  version: versionSchema.optional(),
  /** Where to ask which processes the platform consists of and why one ended, if there is such a place. */
  supervisor: knownKeys('a supervisor', { url: address }).optional(),
  /** The service whose pages the audience sees. */
  entrance: text,
  /** Where browsers are that Playwright connects to, instead of starting one on the machine that plays. */
  browser: knownKeys('a browser', { endpoint: secret }).optional(),
  services: z.record(partName, serviceSchema),
  jobs: z.record(partName, jobSchema).default({}),
  pipelines: z.record(partName, pipelineSchema).default({}),
  databases: z.record(partName, databaseSchema).default({}),
  data: z.record(partName, dataSchema).default({}),
  domains: z.record(partName, domainSchema).default({}),
  flags: flagsSchema.optional(),
  bank: bankSchema.optional(),
  links,
  /** A file of certificates, as PEM, of an authority that only this environment trusts. */
  certificateAuthority: text.optional(),
  /** What may differ from other environments without being told by `rehearse compare`: ids, `*` for any part of one. */
  mayDiffer: z.array(text).default([]),
  /** How soon the customer must see what the platform knows. */
  showsWithin: duration.default(5000),
  /** How often the whole cycle is rehearsed here: `rehearse check` warns where that did not happen. */
  rehearsedEvery: duration.optional(),
  mending: mendingSchema.default({ takes: {} }),
  /** How every service and job is set back that names no templates of its own. */
  rollback: rollbackTemplates.default({}),
  /** Lets `rehearse surge` bring virtual users here; without it they only come where the platform is staged for them. */
  surge: surgeAllowanceSchema.optional(),
  telling: tellingSchema.default({ channels: [] }),
  tickets: ticketsSchema.default({ about: {}, trackers: [] }),
});

/** Everything that names no owner is the environment's, and is observed through the environment's sources. */
export const environmentSchema = declaredSchema.transform(({ identity, bank, flags, ...declared }) => {
  const { owner, sources, version } = declared;
  const owned = <Part extends { owner?: Owner | undefined }>(part: Part) => ({ ...part, owner: part.owner ?? owner });
  const observed = <Part extends { owner?: Owner | undefined; sources?: typeof sources | undefined }>(part: Part) => ({
    ...owned(part),
    sources: part.sources ?? sources,
  });
  // What has no address is not asked at its own.
  const elsewhere = sources.filter(({ kind }) => kind !== 'operations');
  return {
    ...declared,
    staged: stagedInOf(declared.staged) !== undefined,
    protected: declared.protected !== false,
    budget: typeof declared.protected === 'boolean' ? null : declared.protected,
    identity: { ...identity, name: identity.name ?? declared.name },
    services: mapped(declared.services, (service) => ({ ...observed(service), version: service.version ?? version })),
    jobs: mapped(declared.jobs, (job) =>
      observed(job.url === undefined ? { ...job, sources: job.sources ?? elsewhere } : job),
    ),
    pipelines: mapped(declared.pipelines, owned),
    databases: mapped(declared.databases, owned),
    data: mapped(declared.data, owned),
    domains: mapped(declared.domains, owned),
    flags: flags === undefined ? null : owned(flags),
    bank: bank === undefined ? null : owned(bank),
  };
});

function mapped<Part, Filled>(parts: Record<string, Part>, fill: (part: Part) => Filled): Record<string, Filled> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, fill(part)]));
}

/** An environment as the engine uses it: parsed, durations in milliseconds, owners and sources filled in. */
export type Environment = z.output<typeof environmentSchema>;
type Declared = z.input<typeof environmentSchema>;
/** An environment as a person writes it in environments/<name>.ts; its name is the file's. */
export type EnvironmentDefinition = Omit<Declared, 'name'> & Partial<Pick<Declared, 'name'>>;
export type Service = Environment['services'][string];
export type Job = Environment['jobs'][string];
export type Pipeline = Environment['pipelines'][string];
export type Database = Environment['databases'][string];
export type Datum = Environment['data'][string];
export type Domain = Environment['domains'][string];
export type Flags = NonNullable<Environment['flags']>;
export type Bank = NonNullable<Environment['bank']>;
