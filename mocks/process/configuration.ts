import { z } from 'zod';
import { Secret } from '../../support/secret.ts';
import { webhookKey } from '../../support/webhook-signature.ts';
import { SHORTEST_TOKEN } from '../access/doorkeeper.ts';

/** What the bank's process is started with; what the environment leaves open is `undefined`. */
export interface BankConfiguration {
  port: number;
  host: string;
  /** What our own bank takes from the platform; a bank made from a contract needs none. */
  credential: { clientId: string; clientSecret: Secret } | undefined;
  /** The version it speaks to begin with. */
  version: string | undefined;
  /** One for each version it shall serve; none for our own bank. */
  contracts: readonly string[];
  lifecycles: readonly string[];
  seed: string | undefined;
  stateFile: string | undefined;
  /** Names of faults that are there from the start. */
  faults: readonly string[];
  faultsFile: string | undefined;
  callback: { url: string; secret: Secret } | undefined;
  controlToken: Secret | undefined;
  /** Whether to exit when stdin ends. */
  lifeline: boolean;
}

export interface ConfigurationProblem {
  key: string;
  problem: string;
}

const HIGHEST_PORT = 65_535;

const text = z.string().min(1, 'is empty');
const required = z.string('is not set').min(1, { error: 'is not set', abort: true });

/** The variables of a bank; our own needs a credential, one made from a contract does not. */
const environmentSchema = (fromContract: boolean) =>
  z
    .object({
      PORT: required
        .regex(/^\d+$/, { error: 'must be a port number, 0 for any free one', abort: true })
        .transform(Number)
        .refine((port) => port <= HIGHEST_PORT, `must be at most ${HIGHEST_PORT}`),
      HOST: text.default('127.0.0.1'),
      BANK_CLIENT_ID: fromContract ? text.optional() : required,
      BANK_CLIENT_SECRET: fromContract ? text.optional() : required,
      BANK_VERSION: text.optional(),
      BANK_CONTRACT: text.optional(),
      BANK_LIFECYCLE: text.optional(),
      BANK_SEED: text.optional(),
      BANK_STATE: text.optional(),
      BANK_FAULT: text.optional(),
      BANK_FAULTS_FILE: text.optional(),
      BANK_CALLBACK_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
      BANK_CALLBACK_SECRET: text
        .refine((secret) => webhookKey(secret) !== undefined, 'must be whsec_ and 24 to 64 bytes in base64')
        .optional(),
      BANK_CONTROL_TOKEN: z.string().min(SHORTEST_TOKEN, `must have at least ${SHORTEST_TOKEN} characters`).optional(),
      LIFELINE: z.literal('stdin', 'must be stdin when it is set').optional(),
    })
    .superRefine((given, context) => {
      const wrong = (key: keyof typeof given, message: string) =>
        context.addIssue({ code: 'custom', path: [key], message });
      if (given.BANK_CONTRACT === undefined) {
        if (given.BANK_LIFECYCLE !== undefined)
          wrong('BANK_LIFECYCLE', 'needs BANK_CONTRACT, whose operations it names');
      }
      if (given.BANK_CALLBACK_URL !== undefined && given.BANK_CALLBACK_SECRET === undefined) {
        wrong('BANK_CALLBACK_SECRET', 'is not set, and callbacks to BANK_CALLBACK_URL are signed with it');
      }
      if (given.BANK_CALLBACK_SECRET !== undefined && given.BANK_CALLBACK_URL === undefined) {
        wrong('BANK_CALLBACK_URL', 'is not set, and there is a secret to sign callbacks with');
      }
    });

type Given = z.output<ReturnType<typeof environmentSchema>>;

/** Reads the process's environment variables: the configuration, or everything that is wrong with them. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; configuration: BankConfiguration } | { ok: false; problems: ConfigurationProblem[] } {
  const parsed = environmentSchema(Boolean(environment.BANK_CONTRACT)).safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ key: path.join('.'), problem: message }));
    return { ok: false, problems };
  }
  const given = parsed.data;
  return {
    ok: true,
    configuration: {
      port: given.PORT,
      host: given.HOST,
      credential: credentialOf(given),
      version: given.BANK_VERSION,
      contracts: listOf(given.BANK_CONTRACT),
      lifecycles: listOf(given.BANK_LIFECYCLE),
      seed: given.BANK_SEED,
      stateFile: given.BANK_STATE,
      faults: listOf(given.BANK_FAULT),
      faultsFile: given.BANK_FAULTS_FILE,
      callback: callbackOf(given),
      controlToken: secretOf('BANK_CONTROL_TOKEN', given.BANK_CONTROL_TOKEN),
      lifeline: given.LIFELINE === 'stdin',
    },
  };
}

/** What stands between commas. */
function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

function credentialOf({ BANK_CLIENT_ID, BANK_CLIENT_SECRET }: Given): BankConfiguration['credential'] {
  const clientSecret = secretOf('BANK_CLIENT_SECRET', BANK_CLIENT_SECRET);
  return BANK_CLIENT_ID === undefined || clientSecret === undefined
    ? undefined
    : { clientId: BANK_CLIENT_ID, clientSecret };
}

function callbackOf({ BANK_CALLBACK_URL, BANK_CALLBACK_SECRET }: Given): BankConfiguration['callback'] {
  const secret = secretOf('BANK_CALLBACK_SECRET', BANK_CALLBACK_SECRET);
  return BANK_CALLBACK_URL === undefined || secret === undefined ? undefined : { url: BANK_CALLBACK_URL, secret };
}

function secretOf(name: string, value: string | undefined): Secret | undefined {
  return value === undefined ? undefined : new Secret(name, value);
}
