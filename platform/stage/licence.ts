import { createHmac, randomBytes } from 'node:crypto';
import { rememberSecret } from '../../support/redact.ts';

/** A licence for onboarding, as a JSON Web Token, that ends then (epoch milliseconds). Kept out of all that is written. */
export function newLicence(endsAt: number): string {
  const claims = { iss: 'register.northgate.example', sub: 'northgate', exp: Math.floor(endsAt / 1000) };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map(encoded).join('.');
  const licence = `${signed}.${createHmac('sha256', randomBytes(32)).update(signed).digest('base64url')}`;
  rememberSecret('LICENCE', licence);
  return licence;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
