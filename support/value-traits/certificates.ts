import { pemIn } from './pem.ts';

/** A DER certificate in base64 without the lines around it, as some identity providers give it. */
const BARE = /^MII[A-Za-z0-9+/\s]{200,20000}={0,2}$/;

/** When each certificate of a value ends, in epoch milliseconds; `undefined` where it holds none, or one that is broken. */
export function certificatesIn(value: string): number[] | undefined {
  const blocks = pemIn(value);
  const certificates = blocks?.filter(({ label }) => label === 'CERTIFICATE').map(({ text }) => text);
  if (certificates === undefined) return BARE.test(value) ? ends([Buffer.from(value, 'base64')]) : undefined;
  return certificates.length === 0 ? undefined : ends(certificates);
}

function ends(certificates: readonly (string | Buffer)[]): number[] | undefined {
  // Few values are certificates: what reads them is loaded for the first that is.
  const { X509Certificate } = process.getBuiltinModule('node:crypto');
  try {
    return certificates.map((certificate) => Date.parse(new X509Certificate(certificate).validTo));
  } catch {
    return undefined;
  }
}
