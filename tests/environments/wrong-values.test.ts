import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, project, SMALL, written } from './project.ts';

const file = 'environments/staging.ts';

/** The small environment's owner, with one thing more. */
function team(more: string): string {
  return `{ ...${SMALL.owner}, ${more} }`;
}

/** Parts of a definition with one mistake each, and what must be said of it, beginning with the key. */
const MISTAKES: Record<string, { parts: Record<string, string | null>; says: string }> = {
  'no identity': { parts: { identity: null }, says: 'identity is missing; it must be the id that its services state' },
  'no owner': { parts: { owner: null }, says: 'owner is missing; it must be a team, with some of name, timeZone' },
  'no address': { parts: { services: `{ portal: {} }` }, says: 'services.portal.url is missing; it must be an http' },
  'an address that is none': {
    parts: { services: `{ portal: { url: 'portal' } }` },
    says: 'services.portal.url must be an http or https address',
  },
  'a password in an address': {
    parts: { services: `{ portal: { url: 'https://me:secret-canary@portal.example' } }` },
    says: 'services.portal.url must hold no user and password',
  },
  'an unknown key': { parts: { servces: '{}' }, says: '(the definition) servces is not known; did you mean services?' },
  'an unknown key of a service': {
    parts: { services: `{ portal: { url: 'http://a', heath: {} } }` },
    says: 'services.portal heath is not known; did you mean health?',
  },
  'an unknown key of an owner': {
    parts: { owner: `{ ...${SMALL.owner}, emial: 'x' }` },
    says: 'owner emial is not known; known are name, timeZone',
  },
  'a key expectation that is none': {
    parts: {
      jobs: `{ nightly: { url: 'http://a', schedule: '@daily', configuration: { required: ['A', { name: 'B', shape: 'urls' }] } } }`,
    },
    says: 'jobs.nightly.configuration.required[1].shape must be one of url, database-url',
  },
  'an unknown key of a key expectation, in short form': {
    parts: { services: `{ portal: { url: 'http://a', configuration: [{ name: 'A', shpe: 'url' }] } }` },
    says: 'services.portal.configuration[0] shpe is not known; did you mean shape?',
  },
  'a key expectation of the wrong kind': {
    parts: { services: `{ portal: { url: 'http://a', configuration: [5] } }` },
    says: 'services.portal.configuration[0] must be the name of a key, or { name }',
  },
  'a version of no form': {
    parts: { services: `{ portal: { url: 'http://a', version: { reff: 'main' } } }` },
    says: 'services.portal.version must be a commit, { ref }, { sameAs: environment } or { atLeast: commit }',
  },
  'an unknown key of a version': {
    parts: { services: `{ portal: { url: 'http://a', version: { ref: 'main', repositry: '.' } } }` },
    says: 'services.portal.version repositry is not known; did you mean repository?',
  },
  'an unknown kind of source': {
    parts: { sources: `[{ kind: 'dcker' }]` },
    says: 'sources[0].kind there are no sources of kind "dcker"; did you mean docker?',
  },
  'a source without a kind': {
    parts: { data: `{ customer: { source: { url: 'http://a' } } }` },
    says: 'data.customer.source.kind must have a kind: operations, env-file',
  },
  'an unknown key of a source': {
    parts: { sources: `[{ kind: 'operations' }, { kind: 'docker', contaner: 'x' }]` },
    says: 'sources[1] contaner is not known; did you mean container?',
  },
  'a missing key of a source': {
    parts: { flags: `{ source: { kind: 'ofrep' }, on: ['a'] }` },
    says: 'flags.source.url is missing; it must be an http or https address',
  },
  'a search without its id': {
    parts: { services: `{ portal: { url: 'http://a', logs: { kind: 'log-search', url: 'http://logs/search' } } }` },
    says: 'services.portal.logs.url must hold {correlationId}',
  },
  'an address pattern that is none': {
    parts: { data: `{ customer: { source: { kind: 'http', url: '/{name}' } } }` },
    says: 'data.customer.source.url must be an http or https address without user',
  },
  'a secret that is none': { parts: { operationsToken: `'abc'` }, says: 'operationsToken must be a secret, read with' },
  'a duration that is none': { parts: { showsWithin: `'soon'` }, says: 'showsWithin must be a duration such as' },
  'a duration without a unit': { parts: { showsWithin: '5' }, says: 'showsWithin must be a duration such as' },
  'a flag that must be both': {
    parts: { flags: `{ source: { kind: 'http', url: 'http://a/{name}' }, on: ['a', 'b'], off: ['b'] }` },
    says: 'flags.off names a flag that must also be on',
  },
  'a zone that is none': {
    parts: { jobs: `{ nightly: { url: 'http://a', schedule: '@daily', timeZone: 'GMT+2' } }` },
    says: 'jobs.nightly.timeZone must be an IANA time zone name',
  },
  'hours that are none': {
    parts: { owner: `{ name: 'Team', timeZone: 'UTC', workingHours: '9-5', contact: '#t' }` },
    says: 'owner.workingHours must be HH:MM-HH:MM',
  },
  'a day off that is no day': {
    parts: { owner: team(`daysOff: ['2026-02-30']`) },
    says: 'owner.daysOff[0] must be a date such as 2026-12-25, or { from, to, why }',
  },
  'days off that end before they begin': {
    parts: { owner: team(`daysOff: [{ from: '2026-12-25', to: '2026-12-24' }]`) },
    says: 'owner.daysOff[0].to must not be before from',
  },
  'an unknown key of days off': {
    parts: { owner: team(`daysOff: [{ from: '2026-12-25', until: '2026-12-26' }]`) },
    says: 'owner.daysOff[0] until is not known; known are from, to, why',
  },
  'an on-call who answers at no time': {
    parts: { owner: team(`onCall: { name: 'Rota', contact: '#rota', answersWithin: 15 }`) },
    says: 'owner.onCall.answersWithin must be a duration such as',
  },
  'an on-call whom nobody can reach': {
    parts: { owner: team(`onCall: { name: 'Rota' }`) },
    says: 'owner.onCall.contact is missing',
  },
  'a deputy without a name': {
    parts: { owner: team(`deputies: [{ contact: '#desk' }]`) },
    says: 'owner.deputies[0].name is missing',
  },
  'hours of a deputy that are none': {
    parts: { owner: team(`deputies: [{ name: 'Desk', contact: '#desk', workingHours: '9-5' }]`) },
    says: 'owner.deputies[0].workingHours must be HH:MM-HH:MM',
  },
  'a zone of a deputy that is none': {
    parts: { owner: team(`deputies: [{ name: 'Desk', contact: '#desk', timeZone: 'PST' }]`) },
    says: 'owner.deputies[0].timeZone must be an IANA time zone name',
  },
  'a time to mend that is none': {
    parts: { mending: `{ takes: { configuration: 'long' } }` },
    says: 'mending.takes.configuration must be a duration such as',
  },
  'a time to deploy a service that is none': {
    parts: { services: `{ portal: { url: 'http://a', redeploy: 5 } }` },
    says: 'services.portal.redeploy must be a duration such as',
  },
  'a schedule that is none': {
    parts: { jobs: `{ nightly: { url: 'http://a', schedule: 'sometimes' } }` },
    says: 'jobs.nightly.schedule must be a schedule as cron writes it',
  },
  'a schedule that never comes round': {
    parts: { jobs: `{ nightly: { url: 'http://a', schedule: '0 0 30 2 *' } }` },
    says: 'jobs.nightly.schedule never comes round',
  },
  'a name that can be part of no id': {
    parts: { data: `{ 'a customer/one': { source: { kind: 'http', url: 'http://a' } } }` },
    says: 'data["a customer/one"] must be a name of letters',
  },
  'an end that is no time': {
    parts: {
      bank: `{ url: 'http://b', contract: '1', credential: { tokenPath: '/t', clientId: 'c', clientSecret: read.secret('OPERATIONS_TOKEN'), scope: 's', expiresAt: 'tomorrow' } }`,
    },
    says: 'bank.credential.expiresAt must be a date and time with its zone',
  },
  'no sources of a pipeline': {
    parts: { pipelines: `{ deploy: { configuration: 'deploy.yml', sources: [] } }` },
    says: 'pipelines.deploy.sources must name at least one source',
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
