import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { Secret } from '../../support/secret.ts';
import { hostileServer, hostilities } from '../helpers/hostile-server.ts';
import { assertNoCanary, CANARY } from './canary.ts';
import { environmentOf } from './open-source.ts';
import { healthy, KEY, OPERATIONS_TOKEN, standIn } from './stand-in.ts';

const WITHIN_MS = 2500;
const token = new Secret('TOKEN', CANARY);
const configuration = [KEY];

test('places that do all that is wrong are unknown within the limit, say why, and leave everything else alone', async (t) => {
  const live = await standIn(t, healthy());
  const services: EnvironmentDefinition['services'] = { sound: { url: live, configuration } };
  const [pipelines, databases, data]: [
    NonNullable<EnvironmentDefinition['pipelines']>,
    NonNullable<EnvironmentDefinition['databases']>,
    NonNullable<EnvironmentDefinition['data']>,
  ] = [{}, {}, {}];
  const expected: string[] = [];
  for (const [index, hostility] of hostilities().entries()) {
    const url = await hostileServer(t, hostility);
    const base = `base-${index}`;
    services[`own-${index}`] = { url, configuration };
    services[`asked-${index}`] = { url: live, configuration, sources: [{ kind: 'http', url, authorization: token }] };
    services[`contained-${index}`] = { url: live, configuration, sources: [{ kind: 'docker', engine: url }] };
    const pipeline = { configuration: 'deploy.yml', deploys: [] };
    pipelines[`hub-${index}`] = { ...pipeline, sources: [{ kind: 'github', repository: 'a/b', api: url, token }] };
    pipelines[`lab-${index}`] = { ...pipeline, sources: [{ kind: 'gitlab', project: 'a/b', api: url, token }] };
    databases[base] = { url: new Secret(base, url.replace('http://', `postgres://app:${CANARY}@`)) };
    data[`datum-${index}`] = { source: { kind: 'sql', database: base, query: 'select 1' } };
    expected.push(
      ...['own', 'asked', 'contained'].map((part) => `configuration/${part}-${index}/${KEY}`),
      ...['hub', 'lab'].map((part) => `pipeline/${part}-${index}/configuration`),
      `data/datum-${index}`,
    );
  }
  const operationsToken = new Secret('OPERATIONS_TOKEN', OPERATIONS_TOKEN);
  const environment = environmentOf({ operationsToken, entrance: 'sound', services, pipelines, databases, data });
  const begun = Date.now();
  const { findings } = await checkReadiness(environment, { withinMs: WITHIN_MS });
  assert.ok(Date.now() - begun < WITHIN_MS + 5000, 'it ends');
  const found = new Map(findings.map((finding) => [finding.id, finding]));
  for (const id of expected) {
    assert.equal(found.get(id)?.status, 'unknown', id);
    assert.match(found.get(id)?.observed ?? '', /\w{4}/, id);
  }
  const sound = findings.filter(({ subject }) => subject === 'sound');
  assert.ok(sound.length >= 4);
  for (const { id, status, observed } of sound) assert.equal(status, 'pass', `${id}: ${observed}`);
  assertNoCanary(JSON.stringify(findings), 'the findings');
});
