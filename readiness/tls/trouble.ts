/** What is wrong when TLS can't be agreed on, by the code that Node gives it. */
const TROUBLES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate, or one it depends on, has expired',
  CERT_NOT_YET_VALID: 'its certificate, or one it depends on, is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself, not by an authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT: 'it does not send the certificate of its issuer, and none is known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'it does not send the certificate of its issuer, and none is known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it does not send the certificate of its issuer, and none is known here',
  CERT_SIGNATURE_FAILURE: 'its certificate is not signed by the issuer that it names',
  CERT_REVOKED: 'its certificate was revoked',
  CERT_UNTRUSTED: 'its certificate is not trusted for this',
  CERT_REJECTED: 'its certificate is not meant for this',
  CERT_CHAIN_TOO_LONG: 'the chain of its certificates is too long',
  PATH_LENGTH_EXCEEDED: 'a certificate in its chain may not issue others below it',
  INVALID_CA: 'a certificate in its chain may not issue others',
  INVALID_PURPOSE: 'its certificate is not meant for servers',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for other names',
  EPROTO: 'TLS could not be agreed on: it may speak none at this port',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks no TLS at this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it speaks no TLS at this port',
  ERR_SSL_HTTP_REQUEST: 'it speaks no TLS at this port',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it speaks only versions of TLS that are no longer safe',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'it refuses every version of TLS that is safe',
};

/** The code of an error that came of TLS or of a certificate; `undefined` for any other. */
export function tlsCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  return code in TROUBLES || code.startsWith('ERR_SSL_') ? code : undefined;
}

/** What a code says, with the code, so that it can be looked up and recognised again. */
export function describeTlsTrouble(code: string): string {
  return `${TROUBLES[code] ?? 'TLS could not be agreed on'} (${code})`;
}

/** Whether a reason for not getting an answer, as `describeTlsTrouble` words it, is one of TLS or a certificate. */
export function isTlsTrouble(reason: string): boolean {
  const [, code] = /\(([A-Z0-9_]+)\)/.exec(reason) ?? [];
  return code !== undefined && (code in TROUBLES || code.startsWith('ERR_SSL_'));
}
