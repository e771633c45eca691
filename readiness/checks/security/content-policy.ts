/** One Content-Security-Policy: what each directive allows, names and keywords in lower case. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** The policies of a header: several, sent apart or joined by commas, all hold at once. */
export function parseContentPolicies(header: string): ContentPolicy[] {
  return header
    .split(',')
    .map(parsePolicy)
    .filter((policy) => policy.size > 0);
}

function parsePolicy(text: string): ContentPolicy {
  const policy = new Map<string, string[]>();
  for (const directive of text.split(';')) {
    const [name, ...allowed] = directive.trim().toLowerCase().split(/\s+/);
    // Browsers take the first of a name and pass over the others.
    if (name !== undefined && name !== '' && !policy.has(name)) policy.set(name, allowed);
  }
  return policy;
}

const ANYWHERE: readonly string[] = ['*', 'http:', 'https:', 'data:'];

/** What a policy lets run that nobody meant to run; empty where it holds scripts in. */
export function loopholesForScripts(policy: ContentPolicy): string[] {
  const allowed = policy.get('script-src') ?? policy.get('default-src');
  if (allowed === undefined) return ['scripts from everywhere (no script-src or default-src)'];
  const vouched = allowed.some((each) => /^'(nonce-|sha(256|384|512)-)/.test(each));
  const strict = allowed.includes("'strict-dynamic'");
  return allowed.filter((each) => {
    if (each === "'unsafe-eval'") return true;
    // Browsers that know nonces, hashes and strict-dynamic pass over what was meant for those that don't.
    if (each === "'unsafe-inline'") return !vouched && !strict;
    return ANYWHERE.includes(each) && !strict;
  });
}

/** Whether a policy says who may show the page in a frame, and that is not everybody. */
export function restrictsFraming(policy: ContentPolicy): boolean {
  const ancestors = policy.get('frame-ancestors');
  return ancestors !== undefined && !ancestors.some((each) => ['*', 'http:', 'https:'].includes(each));
}
