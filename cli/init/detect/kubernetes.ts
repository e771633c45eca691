import { z } from 'zod';
import type { ManifestFact } from '../facts.ts';
import type { Detected, Detector, RepositoryFile } from './detector.ts';
import { cronJobOf, ingressOf, keysOfMap, serviceOf, workloadOf } from './kubernetes/objects.ts';
import { readYaml } from './yaml.ts';

/** A text of a manifest: others are not parsed. */
const LOOKS_LIKE_ONE = /^kind:\s*\S/m;
const MOST_OBJECTS = 2000;

const objectSchema = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string(), namespace: z.string().nullish() }),
});
const listSchema = z.looseObject({ kind: z.literal('List'), items: z.array(z.unknown()) });

/** An object of a manifest, and the file it is in. */
interface Found {
  path: string;
  kind: string;
  object: unknown;
}

/**
 * Kubernetes manifests as they are written: Deployments, CronJobs, Services, Ingress hosts. What a Kustomization or a Helm chart
 * would make of its files is not worked out, and said.
 */
export const kubernetesManifests: Detector<ManifestFact> = {
  wants: (path) => /\.ya?ml$/.test(path) && !/(?:^|\/)(?:\.github|\.gitlab)\//.test(path) && !isOfCompose(path),
  detect(files) {
    const left = files.flatMap(({ path }) => madeBy(path));
    const charts = files.flatMap(({ path }) => (/(?:^|\/)Chart\.ya?ml$/.test(path) ? [folderOf(path)] : []));
    const plain = files.filter(
      ({ path, text }) => !charts.some((chart) => path.startsWith(chart)) && LOOKS_LIKE_ONE.test(text),
    );
    const read = plain.map(objectsIn);
    const objects = read.flatMap(({ found }) => found).slice(0, MOST_OBJECTS);
    return {
      found: factsOf(objects),
      remarks: [...left, ...read.flatMap(({ remarks }) => remarks)],
    };
  },
};

function madeBy(path: string): string[] {
  if (/(?:^|\/)Chart\.ya?ml$/.test(path)) return [`${path}: what this Helm chart makes is not worked out`];
  if (/(?:^|\/)kustomization\.ya?ml$/i.test(path))
    return [`${path}: what this Kustomization changes is not worked out; the manifests beside it are read as they are`];
  return [];
}

function objectsIn({ path, text }: RepositoryFile): Detected<Found> {
  const yaml = readYaml(text);
  if (!yaml.understood) return { found: [], remarks: [`${path} is left out: ${yaml.why}`] };
  const objects = yaml.documents.flatMap((document) => {
    const list = listSchema.safeParse(document);
    return list.success ? list.data.items : [document];
  });
  const found = objects.flatMap((object) => {
    const parsed = objectSchema.safeParse(object);
    return parsed.success ? [{ path, kind: parsed.data.kind, object }] : [];
  });
  return { found, remarks: [] };
}

function factsOf(objects: readonly Found[]): ManifestFact[] {
  const keysOf = keysOfMap(objects.filter(({ kind }) => kind === 'ConfigMap' || kind === 'Secret'));
  return objects.flatMap(({ kind, object, path }): ManifestFact[] => {
    switch (kind) {
      case 'Deployment':
      case 'StatefulSet':
        return workloadOf(object, path, keysOf);
      case 'CronJob':
        return cronJobOf(object, path);
      case 'Service':
        return serviceOf(object);
      case 'Ingress':
        return ingressOf(object);
      default:
        return [];
    }
  });
}

const isOfCompose = (path: string) => /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/.test(path);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
