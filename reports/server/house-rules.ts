import type { MiddlewareHandler } from 'hono';

/** The name of this machine under which our own pages are served. */
const OURS = '127.0.0.1';
/**
 * The name under which pages of other tools are served. They run scripts that are not ours over what a demo's pages held;
 * under another name the browser keeps them from reading our pages, though it is the same server.
 */
const OTHER_TOOLS = 'localhost';

const NAMES: ReadonlySet<string> = new Set([OURS, OTHER_TOOLS, '[::1]']);

/**
 * What holds for every request: it only reads, and it was meant for this machine. A page from elsewhere whose name was
 * made to lead here (DNS rebinding) still sends its own name as the host.
 */
export const houseRules: MiddlewareHandler = async (context, next) => {
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
    return context.text('Reports can only be read.\n', 405, { allow: 'GET, HEAD' });
  }
  if (!NAMES.has(hostOf(context.req.header('host')).name)) {
    return context.text('Reports are served to this machine only: open them by 127.0.0.1.\n', 421);
  }
  await next();
  const { headers } = context.res;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  if (!isForOtherTools(context.req.header('host'))) {
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('x-frame-options', 'DENY');
  }
  return undefined;
};

/** Whether a request came under the name for pages of other tools. */
export function isForOtherTools(host: string | undefined): boolean {
  return hostOf(host).name === OTHER_TOOLS;
}

/** The address of a path under the name for pages of other tools, or under our own; the port is the one that was asked. */
export function addressFor(whose: 'ours' | 'other-tools', host: string | undefined, path: string): string {
  return `http://${whose === 'ours' ? OURS : OTHER_TOOLS}${hostOf(host).port}${path}`;
}

function hostOf(host = ''): { name: string; port: string } {
  const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)((?::\d+)?)$/.exec(host.toLowerCase()) ?? [];
  return { name, port };
}
