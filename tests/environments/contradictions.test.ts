import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, project, written } from './project.ts';

const file = 'environments/staging.ts';

/** Parts of a definition that don't fit together, and what must be said of it, beginning with the key. */
const MISTAKES: Record<string, { parts: Record<string, string | null>; says: string }> = {
  'another name than the file’s': { parts: { name: `'production'` }, says: 'name is "production", but the file' },
  'an entrance that is no service': {
    parts: { entrance: `'portl'` },
    says: 'entrance names "portl", which is not among the services; did you mean portal?',
  },
  'an entrance like no service': {
    parts: { entrance: `'shop'` },
    says: 'entrance names "shop", which is not among the services (portal, payments)',
  },
  'something used that is not there': {
    parts: { services: `{ portal: { url: 'http://a', uses: ['paymnts'] }, payments: { url: 'http://b' } }` },
    says: 'services.portal.uses[0] names "paymnts", which is not among the services, jobs and databases; did you mean payments?',
  },
  'a bank used that is not there': {
    parts: { services: `{ portal: { url: 'http://a', uses: ['bank'] } }` },
    says: 'services.portal.uses[0] names the bank, but there is none',
  },
  'something that uses itself': {
    parts: { services: `{ portal: { url: 'http://a', uses: ['portal'] } }` },
    says: 'services.portal.uses[0] names itself',
  },
  'a pipeline that deploys nothing there is': {
    parts: {
      pipelines: `{ deploy: { configuration: 'd', sources: [{ kind: 'git' }], deploys: ['portal', 'nightly'] } }`,
    },
    says: 'pipelines.deploy.deploys[1] names "nightly", which is not among the services',
  },
  'a callback to nobody': {
    parts: {
      bank: `{ url: 'http://b', contract: '1', callbacks: { service: 'nobody' }, credential: { tokenPath: '/t', clientId: 'c', clientSecret: read.secret('OPERATIONS_TOKEN'), scope: 's' } }`,
    },
    says: 'bank.callbacks.service names "nobody", which is not among the services',
  },
  'a database that is not declared': {
    parts: { data: `{ customer: { source: { kind: 'sql', database: 'orders', query: 'select 1' } } }` },
    says: 'data.customer.source.database names "orders", which is not among the databases; there are none',
  },
  'a name used twice': {
    parts: { pipelines: `{ portal: { configuration: 'd', sources: [{ kind: 'git' }] } }` },
    says: 'pipelines.portal is also one of the services',
  },
  'a reserved name': {
    parts: { services: `{ portal: { url: 'http://a' }, bank: { url: 'http://b' } }` },
    says: 'services.bank is the name of the bank',
  },
  'a key both required and forbidden': {
    parts: { services: `{ portal: { url: 'http://a', configuration: { required: ['A'], forbidden: ['B', 'A'] } } }` },
    says: 'services.portal.configuration.forbidden[1] A is among the required keys already',
  },
  'a key required twice, in short form': {
    parts: { services: `{ portal: { url: 'http://a', configuration: ['A', 'B', { name: 'A' }] } }` },
    says: 'services.portal.configuration[2] A is among the required keys already',
  },
  'a value that can’t be compared': {
    parts: { services: `{ portal: { url: 'http://a', configuration: [{ name: 'A', is: 'eu' }] } }` },
    says: 'services.portal.configuration[0].is can’t be compared with what the service tells: fingerprintKey',
  },
  'operations endpoints that nothing opens': {
    parts: { operationsToken: null },
    says: 'operationsToken is missing, and the operations endpoints of portal, payments, nightly are asked',
  },
  'a job asked where it has no address': {
    parts: { jobs: `{ nightly: { schedule: '@daily' } }` },
    says: 'jobs.nightly.url is missing, and the job is observed at its operations endpoint',
  },
  'an environment that is not there': {
    parts: { services: `{ portal: { url: 'http://a', configuration: [{ name: 'A', differsFrom: ['beat'] }] } }` },
    says: 'services.portal.configuration[0].differsFrom[0] names "beat", which is not among the other environments; did you mean beta?',
  },
  'an environment that is not there, for all keys of a service': {
    parts: { services: `{ portal: { url: 'http://a', configuration: { required: ['A'], differsFrom: ['beat'] } } }` },
    says: 'services.portal.configuration.differsFrom[0] names "beat", which is not among the other environments; did you mean beta?',
  },
  'a version of an environment that is not there': {
    parts: { version: `{ sameAs: 'prod' }` },
    says: 'version.sameAs names "prod", which is not among the other environments (beta)',
  },
  'a comparison with itself': {
    parts: { services: `{ portal: { url: 'http://a', version: { sameAs: 'staging' } } }` },
    says: 'services.portal.version.sameAs names this environment itself',
  },
};

for (const [what, { parts, says }] of Object.entries(MISTAKES)) {
  test(`${what}: said once, with file, key and what is wrong`, async (t) => {
    const folder = project(t, { 'staging.ts': written(parts), 'beta.ts': written() });
    const said = await problemsOf(folder, 'staging');
    assert.equal(said.length, 1, said.join('\n'));
    assert.ok(said[0]?.startsWith(`${file}: ${says}`), said[0]);
    assert.doesNotMatch(said.join(), /secret-canary/);
  });
}
