import { z } from 'zod';
import { parseDuration } from '../../support/duration.ts';
import { Secret } from '../../support/secret.ts';

const PLACEHOLDERS = /\{(?:name|correlationId)\}/g;

/** An http or https address. A user and password in it would be shown wherever the address is. */
export const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine(holdsNoPassword, 'must hold no user and password: addresses are shown');

/** An address in which `{name}` or `{correlationId}` stands for something. */
export const addressPattern = z
  .string()
  .refine((pattern) => address.safeParse(pattern.replace(PLACEHOLDERS, 'x')).success, {
    error: 'must be an http or https address without user and password',
  });

/** A value that never shows itself. */
export const secret = z.instanceof(Secret, { error: 'must be a secret, read with secret("NAME")' });

/** A duration as people write it; milliseconds once parsed. */
export const duration = z.string({ error: notText }).transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) {
    context.addIssue({ code: 'custom', message: 'must be a duration such as 500ms, 3s or 2m' });
    return z.NEVER;
  }
  return milliseconds;
});

/** A path on a service, from its root. */
export const path = z.string().startsWith('/', 'must begin with /');

/** A name or text that says something. */
export const text = z.string().min(1, 'must not be empty');

/** A repository at GitHub, or at something that speaks its API. */
export const repository = z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must be owner/name');

/** A value as JSON has it, and no more than one. */
export const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a text, a number, true or false',
});

/** What a part of the platform is called: it becomes part of the ids of findings. */
export const partName = z.string().regex(/^[\w.-]+$/, 'must be a name of letters, digits, ".", "_" and "-"');

/** Pages about something, by what they are: dashboard, runbook, documentation. Each must answer. */
export const links = z.record(z.string(), address).default({});

/** A number is no duration: nobody could tell its unit. What is missing is told as missing. */
function notText({ input }: { input?: unknown }): string | undefined {
  return input === undefined ? undefined : 'must be a duration such as 500ms, 3s or 2m';
}

function holdsNoPassword(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
