const PATTERN = /^(?:\*\.)?[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?$|^\[[\da-f:]+\](?::\d{1,5})?$/i;

/** Whether a text is a host, with a port or without, or `*.` and what such hosts end with. */
export function isHostPattern(text: string): boolean {
  return PATTERN.test(text);
}

/**
 * Whether an address is at a host that a pattern means: any port unless the pattern names one, and for `*.example.com` any host below
 * example.com, but not that one itself.
 */
export function matchesHost(pattern: string, url: URL): boolean {
  const [, wild = '', host = '', port] = /^(\*\.)?(.*?)(?::(\d+))?$/.exec(pattern.toLowerCase()) ?? [];
  const ownPort = url.port === '' ? DEFAULT_PORTS[url.protocol] : url.port;
  if (port !== undefined && port !== ownPort) return false;
  return wild === '' ? url.hostname === host : url.hostname.endsWith(`.${host}`);
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };
