/** Whose entries are asked for. */
export interface Scope {
  readonly run?: string | undefined;
  readonly correlation?: string | undefined;
}

/**
 * What a correlation id must begin with to be in a scope; `undefined` for any, `'nothing'` where run and correlation
 * exclude each other.
 */
export function prefixOf({ run, correlation }: Scope): { readonly prefix: string | undefined } | 'nothing' {
  if (run === undefined) return { prefix: correlation };
  const ofRun = `${run}.`;
  if (correlation === undefined || ofRun.startsWith(correlation)) return { prefix: ofRun };
  return correlation.startsWith(ofRun) ? { prefix: correlation } : 'nothing';
}
