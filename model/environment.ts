import { z } from 'zod';
import { parseDuration } from '../support/duration.ts';
import { Secret } from '../support/secret.ts';
import { ownerSchema } from './owner.ts';

const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const secret = z.instanceof(Secret, { error: 'must be a secret, read with secret("NAME")' });
const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) {
    context.addIssue({ code: 'custom', message: 'must be a duration such as 500ms, 3s or 2m' });
    return z.NEVER;
  }
  return milliseconds;
});

const configurationSchema = z.strictObject({
  /** Keys without which the service can't do its part in the demo. */
  required: z.array(z.string().min(1)),
});

const serviceSchema = z.strictObject({
  url: address,
  owner: ownerSchema,
  /** Paths asked for liveness, readiness, version and configuration. */
  health: z
    .strictObject({ live: z.string().startsWith('/'), ready: z.string().startsWith('/') })
    .default({ live: '/health/live', ready: '/health/ready' }),
  configuration: configurationSchema.default({ required: [] }),
  /** The commit that must be deployed; when it is left out any is right, and is reported. */
  version: z.string().optional(),
});

const jobSchema = z.strictObject({
  url: address,
  owner: ownerSchema,
  /** When it runs, as cron writes it, with optional seconds. */
  schedule: z.string().min(1),
  timeZone: z.string().default('UTC'),
  /** How late a run may be and still count as on time. */
  grace: duration,
  configuration: configurationSchema.default({ required: [] }),
});

const bankSchema = z.strictObject({
  url: address,
  owner: ownerSchema,
  /** The version of the bank's contract that the platform was written against. */
  contract: z.string().min(1),
  credential: z.strictObject({
    tokenPath: z.string().startsWith('/'),
    clientId: z.string().min(1),
    clientSecret: secret,
    scope: z.string().min(1),
  }),
  /** Where the bank's staff decide, as a path or address. */
  console: z.string().min(1),
  /** Whether this bank is ours and can be asked for its journal. A real bank can't. */
  mock: z.boolean().default(false),
  /** Opens the mock bank's control and console, where the bank does not listen on this machine only. */
  controlToken: secret.optional(),
  /** The service that the bank calls back, where news comes that way; without it a job asks the bank. */
  callbacks: z.strictObject({ service: z.string().min(1) }).optional(),
  /** How soon the bank must have received what the platform sends. */
  receivesWithin: duration.default(5000),
});

export const environmentSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case words joined by hyphens'),
  /** Whether a run starts the sample platform itself and takes it down afterwards. */
  staged: z.boolean().default(false),
  /** An environment whose data must not be touched: only scenarios tagged @safe run there. */
  protected: z.boolean().default(false),
  /** What each service must say of where it runs, so that one place is not mistaken for another. */
  identity: z.strictObject({ name: z.string().min(1), id: z.string().min(1) }),
  /** Opens the operations endpoints of services and jobs. */
  operationsToken: secret,
  /** What the owner of the environment itself can mend: identity, addresses, the definition. */
  owner: ownerSchema,
  /** Where to ask which processes the platform consists of and why one ended, if there is such a place. */
  supervisor: z.strictObject({ url: address }).optional(),
  /** The service whose pages the audience sees. */
  entrance: z.string().min(1),
  services: z.record(z.string(), serviceSchema),
  jobs: z.record(z.string(), jobSchema).default({}),
  bank: bankSchema,
  /** How soon the customer must see what the platform knows. */
  showsWithin: duration.default(5000),
});

/** An environment as the engine uses it: parsed, durations in milliseconds. */
export type Environment = z.output<typeof environmentSchema>;
/** An environment as a person writes it in environments/<name>.ts. */
export type EnvironmentDefinition = z.input<typeof environmentSchema>;
export type Service = Environment['services'][string];
export type Job = Environment['jobs'][string];
export type Bank = Environment['bank'];
