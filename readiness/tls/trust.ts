import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** A certificate that is shown to a server that asks for one: PEM texts, or the content of a PFX file. */
export interface ClientCertificate {
  cert?: string | Buffer;
  key?: string | Buffer;
  pfx?: Buffer;
  passphrase?: string;
}

/**
 * Whom to trust: the usual authorities, and besides them one that only this environment has, as PEM; and what to show of ourselves.
 * Throws where the certificate that is to be shown can't be used.
 */
export function trusting(
  certificateAuthority: string | undefined,
  own?: ClientCertificate,
): { secureContext?: SecureContext } {
  if (certificateAuthority === undefined && own === undefined) return {};
  const ca = [...getCACertificates('default'), ...(certificateAuthority === undefined ? [] : [certificateAuthority])];
  // Made once: reading the usual authorities takes longer than a handshake.
  return { secureContext: createSecureContext({ ...own, ca }) };
}
