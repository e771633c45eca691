import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { listening } from '../../helpers/listening.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** What is put in every place of the answers where a secret would be. */
export const CANARY = 'canary-Kx42-in-the-cluster';

const NAMESPACE = '/api/v1/namespaces/shop';
/** The recorded answers of a healthy cluster by path. */
const HEALTHY: Readonly<Record<string, string>> = {
  '/apis/apps/v1/namespaces/shop/deployments/payments': 'deployment',
  '/apis/batch/v1/namespaces/shop/cronjobs/poller': 'cron-job',
  [`${NAMESPACE}/pods`]: 'pods',
  [`${NAMESPACE}/configmaps/payments`]: 'config-map',
  [`${NAMESPACE}/secrets/bank`]: 'secret-bank',
  [`${NAMESPACE}/secrets/database`]: 'secret-database',
};

const LOG = `${NAMESPACE}/pods/payments-7ccc76fc6b-qfbvv/log`;
const TOKEN = `token-${CANARY}`;

/** A server that answers as a cluster did, and the kubeconfig that leads to it. `instead` replaces answers, by path. */
export async function recordedCluster(context: TestContext, instead: Readonly<Record<string, string | 'hangs'>> = {}) {
  const answers = { ...HEALTHY, ...instead };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://cluster').pathname;
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return send(401, 'unauthorized');
    if (path === LOG)
      return response.setHeader('content-type', 'text/plain').end(`a line with correlation-17 and ${CANARY}\n`);
    const name = answers[path] ?? 'not-found';
    if (name === 'hangs') return undefined;
    return send({ forbidden: 403, 'not-found': 404, unauthorized: 401 }[name] ?? 200, name);

    function send(status: number, name: string) {
      response.writeHead(status, { 'content-type': 'application/json', 'x-echo': CANARY });
      return response.end(readFileSync(join(import.meta.dirname, 'answers', `${name}.json`)));
    }
  });
  const port = await listening(context, server);
  const kubeconfig = join(temporaryFolder(context), 'kubeconfig');
  writeFileSync(kubeconfig, JSON.stringify(configOf(`http://127.0.0.1:${port}`)));
  return { kubeconfig };
}

function configOf(server: string) {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'shop', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [
      { name: 'reader', user: { token: TOKEN } },
      { name: 'stranger', user: { token: 'another' } },
    ],
    contexts: [
      { name: 'staging', context: { cluster: 'shop', user: 'reader' } },
      { name: 'stranger', context: { cluster: 'shop', user: 'stranger' } },
    ],
    'current-context': 'staging',
  };
}
