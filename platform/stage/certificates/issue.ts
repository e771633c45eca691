import { newToken } from '../../../support/ids.ts';

/** A certificate and what goes with it, as PEM. */
export interface IssuedCertificate {
  /** The certificate of the authority that issued it; its own where it issued itself. */
  authority: string;
  cert: string;
  key: string;
}

/** What a certificate shall say. Times in epoch milliseconds. */
export interface CertificateOrder {
  name: string;
  /** The names and addresses of hosts it is good for. */
  hosts: readonly string[];
  from: number;
  until: number;
}

const YEAR_MS = 365 * 86_400_000;

/** Has an authority made up, which issues the certificate and forgets its own key. */
export async function issueCertificate({ name, hosts, from, until }: CertificateOrder): Promise<IssuedCertificate> {
  // Loaded only here, because it is needed once in a month and takes longer than much else of a staging.
  const { generate } = await import('selfsigned');
  const elliptic = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
  const authority = await generate(
    [{ name: 'commonName', value: `Authority ${newToken().slice(0, 6)} of the sample platform` }],
    {
      ...elliptic,
      notBeforeDate: new Date(from),
      notAfterDate: new Date(Math.max(until, from) + YEAR_MS),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  const issued = await generate([{ name: 'commonName', value: name }], {
    ...elliptic,
    notBeforeDate: new Date(from),
    notAfterDate: new Date(until),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      ...(hosts.length === 0
        ? []
        : [
            { name: 'extKeyUsage' as const, serverAuth: true },
            { name: 'subjectAltName' as const, altNames: hosts.map(alternativeName) },
          ]),
    ],
    ca: { key: authority.private, cert: authority.cert },
  });
  return { authority: authority.cert, cert: issued.cert, key: issued.private };
}

function alternativeName(host: string): { type: 2; value: string } | { type: 7; ip: string } {
  return /^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host };
}
