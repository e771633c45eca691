import { z } from 'zod';
import { Secret } from '../../support/secret.ts';
import { webhookKey } from './webhook-signature.ts';

const SHORTEST_KEY_LENGTH = 16;
const HIGHEST_PORT = 65_535;

const text = z.string('is not set');

/** A switch. */
export const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no');

/** A variable without which the service works, with a little less to show. */
export const optionalText = z.string().optional();

const port = text
  .refine(
    (value) => /^\d{1,5}$/.test(value) && Number(value) <= HIGHEST_PORT,
    `must be a port from 0 to ${HIGHEST_PORT}`,
  )
  .transform(Number);

/** An http address, without the slash at its end. */
export const address = text
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), 'must be an http or https address')
  .transform((value) => value.replace(/\/+$/, ''));

const databaseAddress = text
  .refine(
    (value) => /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ''),
    'must be an address such as postgresql://user:password@host:5432/name',
  )
  .transform((value) => {
    const password = URL.parse(value)?.password ?? '';
    if (password !== '') new Secret('password of DATABASE_URL', decodeURIComponent(password));
    return new Secret('DATABASE_URL', value);
  });

function secret(name: string, shortest = 1) {
  return text.min(shortest, `must have at least ${shortest} characters`).transform((value) => new Secret(name, value));
}

/** What every service and job needs, whatever it does. */
export const commonKeys = {
  PORT: port,
  HOST: z.string().default('127.0.0.1'),
  ENVIRONMENT_NAME: text,
  ENVIRONMENT_ID: text,
  OPERATIONS_TOKEN: secret('OPERATIONS_TOKEN', SHORTEST_KEY_LENGTH),
  FINGERPRINT_KEY: secret('FINGERPRINT_KEY', SHORTEST_KEY_LENGTH),
  COMMIT: text,
  BUILD: text,
  /** Lets everybody at the operations endpoints, for trying out what comes of that. */
  OPERATIONS_OPEN: yesOrNo.default('no'),
  /** How far the clock that the service tells and logs by is off, for trying out what comes of that. */
  CLOCK_OFFSET_MS: text
    .regex(/^-?\d{1,12}$/, 'must be whole milliseconds')
    .transform(Number)
    .optional(),
  LIFELINE: z.literal('stdin', 'must be stdin where it is set').optional(),
};

/** What a service with a database needs besides. */
export const databaseKeys = { DATABASE_URL: databaseAddress };

/** What a service that calls the bank needs besides. */
export const bankKeys = {
  BANK_URL: address,
  BANK_CLIENT_ID: text,
  BANK_CLIENT_SECRET: secret('BANK_CLIENT_SECRET'),
};

/** What a service needs besides to be called back by the bank; without it there is nothing for the bank to call. */
export const callbackKeys = {
  BANK_CALLBACK_SECRET: text
    .refine(
      (value) => webhookKey(value) !== undefined,
      'must be whsec_ followed by 24 to 64 bytes in base64, as the bank has it',
    )
    .transform((value) => new Secret('BANK_CALLBACK_SECRET', value))
    .optional(),
};

/** How to reach the bank and by which credential, as read from `bankKeys`. */
export type BankConfiguration = z.output<z.ZodObject<typeof bankKeys>>;
