import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { lintManifests } from './lint-manifests.ts';
import { scheduleOf, textOf } from './schedules.ts';

const container = z.object({
  command: z.array(z.string()),
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  resources: z.object({ requests: z.object({ memory: z.string() }), limits: z.object({ memory: z.string() }) }),
});
const restrained = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    schedule: z.string(),
    timeZone: z.string(),
    concurrencyPolicy: z.literal('Forbid'),
    jobTemplate: z.object({
      spec: z.object({
        activeDeadlineSeconds: z.number(),
        template: z.object({
          spec: z.object({
            automountServiceAccountToken: z.literal(false),
            restartPolicy: z.literal('Never'),
            securityContext: z.object({ runAsNonRoot: z.literal(true) }),
            initContainers: z.array(container).optional(),
            containers: z.array(container),
          }),
        }),
      }),
    }),
  }),
});

test('Kubernetes’ schema has nothing against the manifests, and each pod may do no more than it must', () => {
  for (const shards of [1, 4]) {
    const manifests = lintManifests(textOf(scheduleOf('kubernetes', { env: ['staging', 'no'], shards })));
    const jobs = manifests.flatMap((manifest) => restrained.safeParse(manifest).data ?? []);
    assert.deepEqual(
      jobs.map(({ metadata, spec }) => [metadata.name, spec.schedule, spec.timeZone]),
      [
        ['rehearse-staging', '17 3 * * *', 'Europe/Berlin'],
        ['rehearse-no', '17 3 * * *', 'Europe/Berlin'],
      ],
    );
  }
});

test('what is broken is noticed: a wrong type, a missing key, a key that there is not', () => {
  const text = textOf(scheduleOf('kubernetes', { shards: 4 }));
  const broken = [
    ['parallelism: 4', 'parallelism: four'],
    ['  schedule: 17 3 * * *', ''],
    ['concurrencyPolicy:', 'concurrencyPolcy:'],
    ['readOnlyRootFilesystem:', 'readOnlyRootFileSystem:'],
  ];
  for (const [from = '', to = ''] of broken) {
    assert.ok(text.includes(from), from);
    assert.throws(() => lintManifests(text.replace(from, to)), to);
  }
});
