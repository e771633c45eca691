import { z } from 'zod';
import { isHostPattern } from '../../support/host-pattern.ts';
import { knownKeys } from '../../support/known-keys.ts';
import { address, duration, path, secret, text } from './parts.ts';

const hosts = z.array(
  text.refine(isHostPattern, 'must be a host such as login.example.com, *.example.com or 127.0.0.1:8080'),
);
const headerValue = z.union([text, secret], { error: 'must be a text, or a secret' });

/** How browsers and readiness get into an environment that is not open to everybody. */
export const accessSchema = knownKeys('access', {
  /** Sent to the services' and jobs' own hosts, and to no other; `hosts` names fewer. */
  headers: z
    .record(
      z.string().regex(/^[\w-]+$/, 'must be the name of a header'),
      z.union([headerValue, knownKeys('a header', { value: headerValue, hosts })]),
    )
    .default({}),
  /** HTTP basic authentication, at the same hosts. */
  basic: knownKeys('basic', { user: text, password: secret }).optional(),
  /** Certificates that a browser shows, by the address that asks for one: PEM files, or one PFX file. */
  clientCertificates: z
    .array(
      knownKeys('a client certificate', {
        origin: address,
        certificate: text.optional(),
        key: text.optional(),
        pfx: text.optional(),
        passphrase: secret.optional(),
      }).refine(
        ({ certificate, key, pfx }) => (pfx === undefined) === (certificate !== undefined && key !== undefined),
        {
          error: 'must have certificate and key, or pfx',
        },
      ),
    )
    .default([]),
  proxy: knownKeys('a proxy', {
    server: address,
    /** Hosts that are reached without it, as NO_PROXY has them. */
    bypass: z.array(text).default([]),
    user: text.optional(),
    password: secret.optional(),
  }).optional(),
  signIn: knownKeys('a sign-in', {
    /** A module whose default export signs in: `(page, { environment, entrance })`. Relative to the project's folder. */
    module: text,
    /** Whose state is kept, where there are several people. */
    person: text.default('anybody'),
    /** A path of the entrance that answers 200, with this text if one is given, only to who is signed in. */
    signedInWhen: knownKeys('signedInWhen', { path, text: text.optional() }),
    /** How long the state is kept at most. */
    lastsFor: duration.default(28_800_000),
  }).optional(),
  /** Hosts that a scenario may go to besides those of the environment: where people sign in or pay. */
  allowedHosts: hosts.default([]),
  /** Whether what a page fetches from other hosts, such as fonts, fails a scenario too. */
  strict: z.boolean().default(false),
});

/** Access as the engine uses it. */
export type Access = z.output<typeof accessSchema>;
export type SignIn = NonNullable<Access['signIn']>;
