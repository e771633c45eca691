import type { Hono } from 'hono';
import { z } from 'zod';
import { isoTime, systemClock } from '../../../support/clock.ts';
import { Secret } from '../../../support/secret.ts';
import { optionalText } from '../../service-kit/configuration-keys.ts';
import type { ServiceContext } from '../../service-kit/correlation.ts';
import type { Log } from '../../service-kit/log.ts';

/** What onboarding may prove itself with to others; it opens accounts without as well. */
export const paperKeys = {
  /** A certificate, as PEM, by which others verify what onboarding signs. */
  SIGNING_CERTIFICATE: optionalText,
  /** A JSON Web Token by which it may use the register of companies. */
  LICENCE: z
    .string()
    .transform((value) => new Secret('LICENCE', value))
    .optional(),
};

const licenceSchema = z.object({ sub: z.string(), exp: z.number() });

/** Shows the certificate to whoever asks, and says in the log until when the licence holds. */
export function addPapers(
  app: Hono<ServiceContext>,
  { SIGNING_CERTIFICATE, LICENCE }: { SIGNING_CERTIFICATE?: string | undefined; LICENCE?: Secret | undefined },
  log: Log,
): void {
  if (SIGNING_CERTIFICATE !== undefined) {
    app.get('/.well-known/signing-certificate', (context) =>
      context.body(SIGNING_CERTIFICATE, 200, { 'content-type': 'application/x-pem-file' }),
    );
  }
  if (LICENCE === undefined) return;
  const licence = readLicence(LICENCE);
  if (licence === undefined) log.warn('licence-unreadable', { message: 'LICENCE is no JSON Web Token with an end' });
  else {
    const until = licence.exp * 1000;
    log[until < systemClock.now() ? 'warn' : 'info']('licensed', { holder: licence.sub, until: isoTime(until) });
  }
}

function readLicence(licence: Secret): z.output<typeof licenceSchema> | undefined {
  const [, payload = ''] = licence.reveal().split('.');
  try {
    return licenceSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
