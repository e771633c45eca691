import type { Environment } from '../model/environment.ts';
import { Problem } from '../support/problem.ts';
import { Secret } from '../support/secret.ts';

/** The variable that names where browsers are, for every environment; it wins over a definition. */
export const BROWSER_ENDPOINT = 'REHEARSE_BROWSER_ENDPOINT';

/** Playwright's `connectOptions`. */
export interface BrowserConnection {
  wsEndpoint: string;
  /** What the browser reaches through the machine that plays: addresses of this machine are meant as such, wherever it runs. */
  exposeNetwork: string;
  timeout: number;
}

const LIMIT_MS = 30_000;

/**
 * Where the browsers are that are to be used instead of one of this machine; `null` where none are. It is kept as a secret, since
 * such addresses often hold a token. Throws a Problem when it is no address for a WebSocket.
 */
export function browserEndpoint(
  { browser }: Pick<Environment, 'browser'>,
  variables: Readonly<Record<string, string | undefined>>,
): Secret | null {
  const given = variables[BROWSER_ENDPOINT] ?? '';
  const endpoint = given === '' ? (browser?.endpoint ?? null) : new Secret(BROWSER_ENDPOINT, given);
  if (endpoint === null || /^wss?:$/.test(URL.parse(endpoint.reveal())?.protocol ?? '')) return endpoint;
  throw new Problem(
    `${endpoint.name} is no address of browsers`,
    'it does not begin with ws:// or wss://',
    'give the address that npx playwright run-server prints, or that of the service',
  );
}

/** How Playwright connects to browsers elsewhere; `undefined` where it starts one itself. */
export function browserConnection(
  environment: Pick<Environment, 'browser'>,
  variables: Readonly<Record<string, string | undefined>>,
): BrowserConnection | undefined {
  const endpoint = browserEndpoint(environment, variables);
  if (endpoint === null) return undefined;
  return { wsEndpoint: endpoint.reveal(), exposeNetwork: '<loopback>', timeout: LIMIT_MS };
}
