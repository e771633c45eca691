import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/** Whom to trust: the usual authorities, and besides them one that only this environment has, as PEM. */
export function trusting(certificateAuthority: string | undefined): { secureContext?: SecureContext } {
  if (certificateAuthority === undefined) return {};
  // Made once: reading the usual authorities takes longer than a handshake.
  return { secureContext: createSecureContext({ ca: [...getCACertificates('default'), certificateAuthority] }) };
}
