import { matchesHost } from '../support/host-pattern.ts';
import { rememberSecret } from '../support/redact.ts';
import { Secret } from '../support/secret.ts';
import type { Environment } from './environment.ts';

type Place = Pick<Environment, 'services' | 'jobs' | 'bank' | 'supervisor' | 'access'>;

/** Whether an address is at a host of the environment's own services and jobs: only there its secrets are sent. */
export function isOwnAddress(url: URL, { services, jobs, supervisor }: Place): boolean {
  const addresses = [...Object.values(services), ...Object.values(jobs), supervisor ?? {}];
  return addresses.some((part) => 'url' in part && typeof part.url === 'string' && isSameHost(part.url, url));
}

/** Whether a scenario may go to an address: the environment's own hosts, its bank's, and those that its access allows. */
export function isAllowedAddress(url: URL, place: Place): boolean {
  // What has no host is not elsewhere: about:blank, blob:, data:.
  if (!/^(?:https?|wss?):$/.test(url.protocol)) return true;
  const { bank, access } = place;
  const banks = bank === null ? [] : [bank.url, URL.parse(bank.console ?? '', bank.url)?.href ?? bank.url];
  if (isOwnAddress(url, place) || banks.some((address) => isSameHost(address, url))) return true;
  return access?.allowedHosts.some((pattern) => matchesHost(pattern, url)) === true;
}

/** The headers with which an address of the environment is asked; none for any other. */
export function accessHeaders(url: URL, place: Place): Record<string, string> {
  const { access } = place;
  if (access === undefined || !isOwnAddress(url, place)) return {};
  const headers = Object.entries(access.headers).flatMap(([name, given]) => {
    const { value, hosts } =
      typeof given === 'string' || given instanceof Secret ? { value: given, hosts: null } : given;
    const isMeant = hosts === null || hosts.some((pattern) => matchesHost(pattern, url));
    return isMeant ? [[name.toLowerCase(), typeof value === 'string' ? value : value.reveal()]] : [];
  });
  const { basic } = access;
  return {
    ...(basic === undefined ? {} : { authorization: basicAuthorization(basic) }),
    ...Object.fromEntries(headers),
  };
}

function basicAuthorization({ user, password }: { user: string; password: Secret }): string {
  const encoded = Buffer.from(`${user}:${password.reveal()}`).toString('base64');
  // What it is made of can no longer be seen in it.
  rememberSecret(password.name, encoded);
  return `Basic ${encoded}`;
}

function isSameHost(address: string, url: URL): boolean {
  const known = URL.parse(address);
  return known !== null && known.host === url.host && known.protocol.slice(0, 4) !== 'file' && isAsSafe(known, url);
}

/** What is meant for an address with TLS is not sent to one without. */
function isAsSafe(known: URL, url: URL): boolean {
  return known.protocol !== 'https:' || url.protocol === 'https:' || url.protocol === 'wss:';
}
