import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { suggestion } from '../../support/nearest-word.ts';
import { address, addressPattern, duration, repository, scalar, secret, text } from './parts.ts';

const pointer = z
  .string()
  .regex(/^(?:$|\/)/, 'must be empty or begin with /')
  .default('');

/**
 * Where something is observed. In every text of a source `{name}` stands for the name of the service, job, pipeline or
 * flag it is asked about, so that one declaration serves all of them. Paths are relative to the project's folder.
 */
export const sourceSchema = z.discriminatedUnion(
  'kind',
  [
    /** The operations endpoint of the service or job itself (docs/services.md). */
    knownKeys('an operations source', { kind: z.literal('operations') }),
    /** A file of NAME=value lines: configuration. */
    knownKeys('an env-file source', { kind: z.literal('env-file'), path: text }),
    /** A Compose file: configuration and image of one of its services. */
    knownKeys('a compose source', { kind: z.literal('compose'), path: text, service: text.default('{name}') }),
    /** A container of a Docker engine: configuration, image, crontab, processes, log. */
    knownKeys('a docker source', {
      kind: z.literal('docker'),
      container: text.default('{name}'),
      /** Such as unix:///var/run/docker.sock; DOCKER_HOST, or the usual socket, unless given. */
      engine: text.optional(),
      /** What the command of the job's cron line contains; its name unless given. */
      command: text.optional(),
    }),
    /** Kubernetes: a Deployment and the ConfigMaps and Secrets it names, or a CronJob; pods and their log. */
    knownKeys('a kubernetes source', {
      kind: z.literal('kubernetes'),
      namespace: text,
      /** A Deployment for a service, a CronJob for a job. */
      workload: text.default('{name}'),
      container: text.optional(),
      context: text.optional(),
      kubeconfig: text.optional(),
    }),
    /** A command of yours: its output is JSON or NAME=value lines. Started without a shell. */
    knownKeys('a command source', {
      kind: z.literal('command'),
      run: z.array(text).min(1, 'must name a program'),
      /** Where in JSON the answer is (RFC 6901); the whole of it unless given. */
      pointer,
      within: duration.default(5000),
    }),
    /** JSON at an address. */
    knownKeys('an http source', {
      kind: z.literal('http'),
      url: addressPattern,
      pointer,
      authorization: secret.optional(),
    }),
    /** One value from a declared database. */
    knownKeys('an sql source', { kind: z.literal('sql'), database: text, query: text }),
    /** A git repository on this machine. */
    knownKeys('a git source', { kind: z.literal('git'), repository: text.default('.') }),
    /** A repository at GitHub, or at something that speaks its API. */
    knownKeys('a github source', {
      kind: z.literal('github'),
      repository,
      token: secret.optional(),
      api: address.default('https://api.github.com'),
    }),
    /** A project at GitLab. */
    knownKeys('a gitlab source', {
      kind: z.literal('gitlab'),
      project: text,
      token: secret.optional(),
      api: address.default('https://gitlab.com/api/v4'),
    }),
    /** Flags by the OpenFeature Remote Evaluation Protocol. */
    knownKeys('an ofrep source', {
      kind: z.literal('ofrep'),
      url: address,
      token: secret.optional(),
      /** What flags are evaluated for: the demo's customer, say. */
      context: z.record(z.string(), scalar).default({}),
    }),
    /** A log to search: a file on this machine, or an address in which `{correlationId}` stands for what is looked for. */
    knownKeys('a log-file source', { kind: z.literal('log-file'), path: text }),
    knownKeys('a log-search source', {
      kind: z.literal('log-search'),
      url: addressPattern.includes('{correlationId}', 'must hold {correlationId} where the id is to stand'),
      authorization: secret.optional(),
    }),
  ],
  { error: ({ input }) => whatIsWrongWith(input) },
);

function whatIsWrongWith(input: unknown): string {
  const kinds: readonly string[] = sourceSchema.options.map(({ shape }) => shape.kind.value);
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  if (typeof kind !== 'string') return `must have a kind: ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`;
  const hint = suggestion(kind, kinds);
  return `there are no sources of kind ${JSON.stringify(kind)}${hint || `; there are ${kinds.join(', ')}`}`;
}

/** A source as the engine uses it. */
export type SourceDeclaration = z.output<typeof sourceSchema>;
export type SourceKind = SourceDeclaration['kind'];
/** The declaration of one kind of source. */
export type DeclarationOf<Kind extends SourceKind> = Extract<SourceDeclaration, { kind: Kind }>;
