const SEGMENTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]*)(?:\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*)?$/;
const LONGEST = 20_000;

/** What a JWT claims; nothing where it is encrypted; `undefined` where the value is no JWT. Its signature is not looked at. */
export function claimsOf(value: string): Record<string, unknown> | undefined {
  if (value.length > LONGEST || !value.startsWith('eyJ')) return undefined;
  const [, header = '', payload = ''] = SEGMENTS.exec(value) ?? [];
  const said = objectIn(header);
  if (said === undefined || typeof said.alg !== 'string') return undefined;
  return 'enc' in said ? {} : objectIn(payload);
}

function objectIn(segment: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
