import { z } from 'zod';
import { Secret } from '../../support/secret.ts';
import type { Credential } from '../tokens.ts';

/** What the bank's process is started with. */
export interface BankConfiguration {
  port: number;
  host: string;
  credential: Credential;
  /** `undefined` when the environment leaves it open. */
  seed: string | undefined;
  /** Whether to exit when stdin ends. */
  lifeline: boolean;
}

export interface ConfigurationProblem {
  key: string;
  problem: string;
}

const required = z.string('is not set').min(1, { error: 'is not set', abort: true });
const HIGHEST_PORT = 65_535;

const environmentSchema = z.object({
  PORT: required
    .regex(/^\d+$/, { error: 'must be a port number, 0 for any free one', abort: true })
    .transform(Number)
    .refine((port) => port <= HIGHEST_PORT, `must be at most ${HIGHEST_PORT}`),
  HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  BANK_CLIENT_ID: required,
  BANK_CLIENT_SECRET: required,
  BANK_SEED: z.string().min(1, 'is empty').optional(),
  LIFELINE: z.literal('stdin', 'must be stdin when it is set').optional(),
});

/** Reads the process's environment variables: the configuration, or everything that is wrong with them. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; configuration: BankConfiguration } | { ok: false; problems: ConfigurationProblem[] } {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ key: path.join('.'), problem: message }));
    return { ok: false, problems };
  }
  const { PORT, HOST, BANK_CLIENT_ID, BANK_CLIENT_SECRET, BANK_SEED, LIFELINE } = parsed.data;
  return {
    ok: true,
    configuration: {
      port: PORT,
      host: HOST,
      credential: { clientId: BANK_CLIENT_ID, clientSecret: new Secret('BANK_CLIENT_SECRET', BANK_CLIENT_SECRET) },
      seed: BANK_SEED,
      lifeline: LIFELINE === 'stdin',
    },
  };
}
