import { existsSync } from 'node:fs';
import {
  ApiException,
  AppsV1Api,
  BatchV1Api,
  type ConfigurationOptions,
  CoreV1Api,
  KubeConfig,
  Observable,
  type ObservableMiddleware,
} from '@kubernetes/client-node';

/** A cluster that can be asked, by the parts of its API that are looked at. */
export interface Cluster {
  apps: AppsV1Api;
  batch: BatchV1Api;
  core: CoreV1Api;
  /** To be given with every request: ends it when the time is over. */
  options: ConfigurationOptions;
}

export type Connection = { found: true; cluster: Cluster } | { found: false; reason: string };

/** Connects as kubectl would: by the given file, by KUBECONFIG, by ~/.kube/config, or from within a pod. */
export function connectCluster(
  { kubeconfig, context }: { kubeconfig: string | undefined; context: string | undefined },
  signal: AbortSignal,
): Connection {
  const config = new KubeConfig();
  if (kubeconfig !== undefined && !existsSync(kubeconfig)) {
    return { found: false, reason: 'the kubeconfig file does not exist' };
  }
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(kubeconfig);
    if (context !== undefined) {
      if (config.getContextObject(context) === null) return { found: false, reason: unknownContext(config) };
      config.setCurrentContext(context);
    }
    if (config.getCurrentCluster() === null) return { found: false, reason: 'the kubeconfig names no cluster' };
    const [apps, batch, core] = [
      config.makeApiClient(AppsV1Api),
      config.makeApiClient(BatchV1Api),
      config.makeApiClient(CoreV1Api),
    ];
    return { found: true, cluster: { apps, batch, core, options: endingWith(signal) } };
  } catch {
    // What is wrong with it may stand beside a token in it.
    return { found: false, reason: 'the kubeconfig cannot be used: kubectl config view says what is wrong with it' };
  }
}

/** Options that end a request when the signal is aborted. */
function endingWith(signal: AbortSignal): ConfigurationOptions {
  const middleware: ObservableMiddleware = {
    pre: (request) => {
      request.setSignal(signal);
      return new Observable(Promise.resolve(request));
    },
    post: (response) => new Observable(Promise.resolve(response)),
  };
  return { middleware: [middleware], middlewareMergeStrategy: 'append' };
}

function unknownContext(config: KubeConfig): string {
  const names = config.getContexts().map(({ name }) => name);
  return `the kubeconfig has no such context; it has ${names.join(', ') || 'none'}`;
}

/** The status with which the cluster refused something; `undefined` where it did not answer. */
export function refusedWith(error: unknown): number | undefined {
  return error instanceof ApiException ? error.code : undefined;
}

/** Why the cluster did not answer as it should. Its own text may quote what it holds, and is left out. */
export function whyNot(error: unknown, what: string, { aborted }: AbortSignal): string {
  if (aborted) return 'the cluster does not answer in time';
  const status = refusedWith(error);
  switch (status) {
    case 401:
      return 'the cluster does not know who asks (401): sign in again';
    case 403:
      return `it is forbidden to read ${what} (403): ask for the right to get and list it`;
    case 404:
      return `there is no ${what}`;
    case undefined:
      return `the cluster does not answer${causeCode(error)}`;
    default:
      return `the cluster answers ${status}`;
  }
}

/** The code of the error that is behind all others, such as ECONNREFUSED. */
function causeCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return ` (${error.code})`;
  return causeCode(error.cause);
}
