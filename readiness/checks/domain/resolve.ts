import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** The addresses a name resolves to, or the code of why it does not. */
export type Resolution = { resolved: true; addresses: readonly string[] } | { resolved: false; code: string };

const RESOLVED_WITHIN_MS = 5000;

/** Resolves a name as everything on this machine does, its hosts file included; an address is itself. Never rejects. */
export async function resolve(name: string): Promise<Resolution> {
  if (isIP(name) !== 0) return { resolved: true, addresses: [name] };
  const late = Promise.withResolvers<Resolution>();
  const timer = setTimeout(() => late.resolve({ resolved: false, code: 'ETIMEOUT' }), RESOLVED_WITHIN_MS);
  const found = lookup(name, { all: true, order: 'verbatim' }).then(
    (addresses): Resolution => ({ resolved: true, addresses: addresses.map(({ address }) => address) }),
    (error: unknown): Resolution => ({ resolved: false, code: codeOf(error) }),
  );
  return Promise.race([found, late.promise]).finally(() => clearTimeout(timer));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
}
