/** An address with another host, and everything else as it is written. */
export function withHost(url: string, host: string): string {
  return url.replace(/(\/\/(?:[^@/]*@)?)(?:\[[^\]]*\]|[^:/?#]+)/, (_whole, before: string) => `${before}${host}`);
}
