import { type Answer, fail, pass, warn } from '../../check.ts';
import type { Handshake } from '../../tls/handshake.ts';
import type { PresentedCertificate } from '../../tls/presented-certificate.ts';
import { describeTlsTrouble } from '../../tls/trouble.ts';
import { describeMinute } from '../outside/describe-minute.ts';

/** Ends this soon after the demo: the next rehearsal may not find it. */
const SOON_MS = 14 * 24 * 3_600_000;
/** These say of the chain what its dates say more precisely. */
const ABOUT_DATES: readonly string[] = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const NAMES_SHOWN = 3;

/** When it is asked, and until when the certificate must hold: epoch milliseconds. */
export interface Period {
  now: number;
  neededUntil: number;
}

/** Whether a certificate that a server showed for `host` is trusted, for that host, valid now and until the demo ends. */
export function judgeCertificate(
  handshake: Extract<Handshake, { completed: true }>,
  host: string,
  period: Period,
): Answer {
  const { distrusted, forThisHost, chain } = handshake;
  const [own] = chain;
  if (own === undefined) return fail('it shows no certificate', `install a certificate for ${host}`);
  const inUse = chain.filter((each, index) => index === 0 || distrusted !== null || !isOver(each, period.now));
  const dates = inUse.flatMap((each) => troubleWithDates(each, each === own, period));
  const broken = dates.filter(({ soon }) => !soon).map(({ text }) => text);
  const wrong = [
    ...(distrusted === null || (ABOUT_DATES.includes(distrusted) && broken.length > 0)
      ? []
      : [describeTlsTrouble(distrusted)]),
    ...(forThisHost ? [] : [`its certificate is for ${listed(own.names)}, not for ${host}`]),
    ...broken,
  ];
  if (wrong.length > 0) return fail(wrong.join('; '), remedyFor(host, forThisHost ? distrusted : null));
  const ending = dates.map(({ text }) => text);
  if (ending.length > 0) return warn(ending.join('; '), `renew the certificate of ${host} soon`);
  return pass(`for ${listed(own.names)}, by ${own.issuer}, until ${describeMinute(own.validUntil)}`);
}

// An expired certificate above one that is trusted all the same is not part of what it is trusted by.
const isOver = ({ validUntil }: PresentedCertificate, now: number) => validUntil < now;

interface DateTrouble {
  text: string;
  /** Whether it still lasts beyond the demo. */
  soon: boolean;
}

function troubleWithDates(
  certificate: PresentedCertificate,
  own: boolean,
  { now, neededUntil }: Period,
): DateTrouble[] {
  const { validFrom, validUntil, names } = certificate;
  const which = own ? 'its certificate' : `the certificate of ${listed(names)} above it`;
  const until = describeMinute(validUntil);
  if (validUntil < now) return [{ text: `${which} ended on ${until}`, soon: false }];
  if (validFrom > now) return [{ text: `${which} is not valid before ${describeMinute(validFrom)}`, soon: false }];
  if (validUntil < neededUntil) return [{ text: `${which} ends on ${until}, before the demo is over`, soon: false }];
  if (validUntil < Math.max(neededUntil, now) + SOON_MS) return [{ text: `${which} ends on ${until}`, soon: true }];
  return [];
}

function remedyFor(host: string, distrusted: string | null): string {
  if (distrusted === null || ABOUT_DATES.includes(distrusted)) return `install a new certificate for ${host}`;
  return `have ${host} send a whole chain of a trusted authority, or name its authority in certificateAuthority`;
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
