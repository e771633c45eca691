import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import type { Environment } from '../model/environment.ts';
import { systemClock } from '../support/clock.ts';
import { readState, statePath } from '../support/signed-in-state.ts';

type Use = NonNullable<PlaywrightTestConfig['use']>;

/**
 * How Playwright's browsers get into an environment: proxy, client certificates, and the kept state of who is signed in. Headers and
 * basic authentication are not among them: Playwright would send them to other hosts too.
 */
export function accessOptions({ name, access }: Pick<Environment, 'name' | 'access'>, project: string): Use {
  if (access === undefined) return {};
  const { proxy, clientCertificates, signIn } = access;
  const certificates = clientCertificates.map(({ origin, certificate, key, pfx, passphrase }) => ({
    origin: new URL(origin).origin,
    ...(certificate === undefined ? {} : { certPath: resolve(project, certificate) }),
    ...(key === undefined ? {} : { keyPath: resolve(project, key) }),
    ...(pfx === undefined ? {} : { pfxPath: resolve(project, pfx) }),
    ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
  }));
  return {
    ...(certificates.length === 0 ? {} : { clientCertificates: certificates }),
    ...(proxy === undefined ? {} : { proxy: proxyOf(proxy) }),
    ...(signIn === undefined ? {} : stateOf({ project, environment: name, person: signIn.person }, signIn.lastsFor)),
  };
}

function proxyOf({ server, bypass, user, password }: NonNullable<NonNullable<Environment['access']>['proxy']>) {
  return {
    server,
    ...(bypass.length === 0 ? {} : { bypass: bypass.join(',') }),
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password: password.reveal() }),
  };
}

function stateOf(who: Parameters<typeof statePath>[0], lastsFor: number): Pick<Use, 'storageState'> {
  // Read here, so that what it holds is known to this process as secret.
  if (readState(who, lastsFor, systemClock.now()) === null) return {};
  const path = statePath(who);
  return existsSync(path) ? { storageState: path } : {};
}
