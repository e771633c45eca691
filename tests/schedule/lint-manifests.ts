import assert from 'node:assert/strict';
import { dumpYaml, loadYaml } from '@kubernetes/client-node';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { parse, parseAllDocuments } from 'yaml';

/** As Kubernetes reads YAML. */
const OLDER = { version: '1.1' } as const;

/**
 * Reads manifests and holds each against the schema that Kubernetes publishes. That schema lets keys pass that it does not know, so each
 * must also come back whole from Kubernetes' own client, which drops such keys. Throws at what is wrong.
 */
export function lintManifests(text: string): unknown[] {
  return parseAllDocuments(text, OLDER).map((document) => {
    const manifest: unknown = document.toJS();
    modelOf(manifest).validate();
    assert.deepEqual(parse(dumpYaml(loadYaml(document.toString())), OLDER), manifest);
    return manifest;
  });
}

function modelOf(manifest: unknown): { validate(): void } {
  if (CronJob.is(manifest)) return new CronJob(manifest);
  if (ServiceAccount.is(manifest)) return new ServiceAccount(manifest);
  if (PersistentVolumeClaim.is(manifest)) return new PersistentVolumeClaim(manifest);
  throw new TypeError('no kind that is expected here');
}
