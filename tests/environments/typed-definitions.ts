import { defineEnvironment, extendEnvironment } from '../../environments/define.ts';
import type { EnvironmentDefinition } from '../../model/environment.ts';

/** What an editor and the compiler say of a definition while it is written: each line marked below must be an error. */
declare const shared: Omit<EnvironmentDefinition, 'identity'>;
const platform = () => shared;

export const right = extendEnvironment(platform, ({ variable, secret }) => ({
  identity: 'uat-1',
  bank: null,
  services: {
    portal: {
      url: variable('PORTAL_URL'),
      configuration: ['A', { name: 'B', shape: 'url' }],
      version: { ref: 'main' },
    },
    payments: null,
  },
  jobs: { nightly: { sources: [{ kind: 'github', repository: 'acme/shop', token: secret('TOKEN') }] } },
  owner: { contact: '#other' },
}));

export const wrong = [
  // @ts-expect-error identity is missing
  defineEnvironment(() => ({ ...shared })),
  // @ts-expect-error there is no such key
  defineEnvironment(() => ({ ...shared, identity: 'x', sevices: {} })),
  // @ts-expect-error nor here
  extendEnvironment(platform, () => ({ services: { portal: { urll: 'x' } } })),
  // @ts-expect-error an address is a text
  extendEnvironment(platform, () => ({ services: { portal: { url: 5 } } })),
  // @ts-expect-error there is no such kind of source
  extendEnvironment(platform, () => ({ sources: [{ kind: 'dcker' }] })),
  // @ts-expect-error a docker source has no such key
  extendEnvironment(platform, () => ({ sources: [{ kind: 'docker', contaner: 'x' }] })),
  // @ts-expect-error there is no such shape
  extendEnvironment(platform, () => ({ services: { portal: { configuration: [{ name: 'A', shape: 'urls' }] } } })),
];
