import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { accessHeaders, isOwnAddress } from '../model/access.ts';
import type { Environment } from '../model/environment.ts';
import type { Clock } from '../support/clock.ts';
import { errorCode } from '../support/error-code.ts';
import { Problem } from '../support/problem.ts';
import { cookiesFor, readState } from '../support/signed-in-state.ts';
import type { HttpAccess } from './sources/http.ts';
import { type ClientCertificate, trusting } from './tls/trust.ts';

/**
 * How readiness gets into an environment: as browsers do, with its headers, its certificates, its proxy, and signed in where that
 * state is kept. Throws a Problem when a certificate can't be read or used.
 */
export function httpAccess(environment: Environment, project: string, clock: Clock): { access?: HttpAccess } {
  const { access, name } = environment;
  if (access === undefined) return {};
  const { signIn, proxy, clientCertificates } = access;
  const who = { project, environment: name, person: signIn?.person ?? '' };
  const state = signIn === undefined ? null : readState(who, signIn.lastsFor, clock.now());
  const certificates = new Map(
    clientCertificates.map((declared) => [new URL(declared.origin).origin, readCertificate(declared, project)]),
  );
  return {
    access: {
      headersFor(url) {
        const cookie =
          state === null || !isOwnAddress(url, environment) ? undefined : cookiesFor(url, state, clock.now());
        return { ...accessHeaders(url, environment), ...(cookie === undefined ? {} : { cookie }) };
      },
      certificateFor: (origin) => certificates.get(origin),
      proxyEnv: proxy === undefined ? undefined : proxyVariables(proxy),
    },
  };
}

type Access = NonNullable<Environment['access']>;

function readCertificate(declared: Access['clientCertificates'][number], project: string): ClientCertificate {
  const { certificate, key, pfx, passphrase } = declared;
  const read = (path: string | undefined) => (path === undefined ? undefined : readFileSync(resolve(project, path)));
  const what = `The client certificate for ${declared.origin} cannot be used`;
  const remedy = 'correct access.clientCertificates, and see whether its passphrase is right';
  try {
    const [cert, ownKey, own] = [read(certificate), read(key), read(pfx)];
    const shown = {
      ...(cert === undefined ? {} : { cert }),
      ...(ownKey === undefined ? {} : { key: ownKey }),
      ...(own === undefined ? {} : { pfx: own }),
      ...(passphrase === undefined ? {} : { passphrase: passphrase.reveal() }),
    };
    trusting(undefined, shown);
    return shown;
  } catch (error) {
    const code = errorCode(error);
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : `it can’t be read or opened${code === undefined ? '' : ` (${code})`}`;
    throw new Problem(what, why, remedy);
  }
}

function proxyVariables({ server, bypass, user, password }: NonNullable<Access['proxy']>): Record<string, string> {
  const address = new URL(server);
  address.username = encodeURIComponent(user ?? '');
  address.password = encodeURIComponent(password?.reveal() ?? '');
  return { HTTP_PROXY: address.href, HTTPS_PROXY: address.href, NO_PROXY: bypass.join(',') };
}
