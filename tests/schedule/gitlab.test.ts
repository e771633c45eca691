import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { pipelineOf } from './lint-pipeline.ts';
import { scheduleOf, textOf } from './schedules.ts';

test('GitLab’s schema has nothing against a pipeline, and it has the jobs that were asked for', async (t) => {
  const { jobs } = await pipelineOf(
    t,
    textOf(scheduleOf('gitlab', { env: ['staging', 'no'], shards: 2, publish: true })),
  );
  assert.deepEqual(
    jobs,
    ['staging', 'no']
      .map((name) => [[`begin ${name}`], [`play ${name}: [1/2]`, `play ${name}: [2/2]`], [`judge ${name}`]])
      .reduce<string[][]>((stages, one) => one.map((names, stage) => [...(stages[stage] ?? []), ...names]), [])
      .flat()
      .concat('pages'),
  );
});

test('a broken pipeline is noticed', async (t) => {
  const text = textOf(scheduleOf('gitlab')).replace('  interruptible: false', '  interuptible: false');
  await assert.rejects(pipelineOf(t, text), /interuptible/);
});

test('its head says how to start it every night, and how to put it beside a pipeline that is there', () => {
  const [alone] = scheduleOf('gitlab');
  assert.equal(alone?.path, '.gitlab-ci.yml');
  assert.match(alone?.text ?? '', /--cron "17 3 \* \* \*" --cronTimeZone "Europe\/Berlin"/);
  const [beside] = scheduleOf('gitlab', {}, { hasGitlabPipeline: true });
  assert.equal(beside?.path, '.gitlab/rehearse.gitlab-ci.yml');
  assert.match(beside?.text ?? '', /local: \.gitlab\/rehearse\.gitlab-ci\.yml/);
});

test('what GitLab reads by older rules is quoted: an environment called no stays one', () => {
  const [, pipeline] = parseAllDocuments(textOf(scheduleOf('gitlab', { env: ['no'] })), { version: '1.1' });
  const { variables } = pipeline?.toJS()['rehearse no'] ?? {};
  assert.deepEqual(variables, { ENVIRONMENT: 'no' });
});
