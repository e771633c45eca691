import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, project, written } from './project.ts';

const file = 'environments/staging.ts';

test('a definition with many mistakes is told of all of them at once', async (t) => {
  const parts = {
    name: `'production'`,
    servces: '{}',
    operationsToken: null,
    entrance: `'portl'`,
    showsWithin: `'soon'`,
    sources: `[{ kind: 'operations' }, { kind: 'dcker' }, { kind: 'docker', contaner: 'x' }]`,
    services: `{
      portal: { url: 'portal', uses: ['paymnts', 'bank'], version: { sameAs: 'staging' }, heath: {}, configuration: ['A', 'A'] },
      payments: { url: 'http://a', configuration: { required: [{ name: 'A', shape: 'urls', is: 'x' }], forbidden: ['A'] } },
      bank: {},
    }`,
    jobs: `{ nightly: { schedule: 'sometimes', grace: 'long', timeZone: 'GMT' }, portal: { url: 'http://b', schedule: '@daily' } }`,
    pipelines: `{ deploy: { sources: [], deploys: ['shop'] } }`,
    data: `{ customer: { source: { kind: 'sql', database: 'orders' } } }`,
  };
  const folder = project(t, { 'staging.ts': written(parts), 'beta.ts': written() });
  const keys = (await problemsOf(folder, 'staging')).map((line) =>
    line.slice(`${file}: `.length).split(' ', 1).join(''),
  );
  assert.deepEqual(
    keys.toSorted(),
    [
      '(the',
      'data.customer.source.database',
      'data.customer.source.query',
      'entrance',
      'jobs.nightly.grace',
      'jobs.nightly.schedule',
      'jobs.nightly.timeZone',
      'jobs.portal',
      'name',
      'operationsToken',
      'pipelines.deploy.configuration',
      'pipelines.deploy.deploys[0]',
      'pipelines.deploy.sources',
      'services.bank',
      'services.bank.url',
      'services.payments.configuration.forbidden[0]',
      'services.payments.configuration.required[0].is',
      'services.payments.configuration.required[0].shape',
      'services.portal',
      'services.portal.configuration[1]',
      'services.portal.url',
      'services.portal.uses[0]',
      'services.portal.uses[1]',
      'services.portal.version.sameAs',
      'showsWithin',
      'sources[1].kind',
      'sources[2]',
    ].toSorted(),
  );
});
