import type { DetailedPeerCertificate } from 'node:tls';

/** What a certificate says of itself. Times are epoch milliseconds. */
export interface PresentedCertificate {
  /** The names and addresses it is for; the name of its holder where it has none. */
  names: readonly string[];
  issuer: string;
  validFrom: number;
  validUntil: number;
}

/** A server's certificate and those above it, as far as they are known. */
export function presentedChain(certificate: DetailedPeerCertificate): PresentedCertificate[] {
  const seen = new Set<string>();
  const chain: PresentedCertificate[] = [];
  // An authority's own certificate is its own issuer.
  for (let each: DetailedPeerCertificate | undefined = certificate; each?.fingerprint256 !== undefined; ) {
    if (seen.has(each.fingerprint256)) break;
    seen.add(each.fingerprint256);
    chain.push({
      names: namesOf(each),
      issuer: holderOf(each.issuer),
      validFrom: Date.parse(each.valid_from),
      validUntil: Date.parse(each.valid_to),
    });
    each = each.issuerCertificate;
  }
  return chain;
}

function namesOf({ subjectaltname, subject }: DetailedPeerCertificate): string[] {
  const names = (subjectaltname ?? '')
    .split(', ')
    .map((name) => shown(name.replace(/^(DNS|IP Address|URI|email):/, '')))
    .filter((name) => name !== '');
  return names.length > 0 ? names : [holderOf(subject)];
}

/** A distinguished name, as short as people call it. */
function holderOf(holder: DetailedPeerCertificate['subject'] | undefined): string {
  const [name = 'nobody named'] = [holder?.CN ?? holder?.O ?? []].flat();
  return shown(name);
}

const LONGEST_NAME = 100;

/** A server says what it likes: nothing of it may steer a terminal, or fill it. */
function shown(name: string): string {
  return name.replace(/\p{C}/gu, '?').slice(0, LONGEST_NAME);
}
