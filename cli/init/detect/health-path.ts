/** An address inside a command, such as `curl -f http://localhost:3000/healthz || exit 1`. */
const ADDRESS =
  /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\$\{?\w+\}?)(?::[\w${}]+)?(\/[^\s'"|;&)`\\]*)?/;

/** The path that a health check's command asks over HTTP, `null` where it asks none. */
export function healthPathOf(test: string | readonly string[]): string | null {
  const command = typeof test === 'string' ? test : test.join(' ');
  const match = ADDRESS.exec(command);
  if (match === null) return null;
  const [path = '/'] = (match[1] ?? '/').split(/[?#]/);
  return /^\/[\w./~%@:+-]*$/.test(path) ? path : null;
}
