import { join } from 'node:path';
import { readVariablesFile } from '../../environments/variables.ts';
import {
  type Deployment,
  type DeploymentRequest,
  deploymentSchema,
  refusedDeploymentSchema,
} from '../../platform/stage/deployment/order.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { STAGED_ENVIRONMENT } from './staged-environment.ts';

/** A platform that `rehearse stage` left running. */
export interface RunningStage {
  /** Its supervisor's address, on this machine. */
  url: string;
  token: Secret;
}

/** A part that takes long to end and long to start takes no longer than this; there are six. */
const LIMIT_MS = 6 * 70_000;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Finds the platform that is staged in a project. Throws a Problem where none is. */
export function findRunningStage(project: string): RunningStage {
  const file = `environments/.env.${STAGED_ENVIRONMENT}`;
  const { SUPERVISOR_URL: url = '', OPERATIONS_TOKEN: token = '' } = readVariablesFile(join(project, file));
  if (url === '' || token === '') throw notStaged(`${file} leads to none`);
  if (!LOOPBACK.includes(URL.parse(url)?.hostname ?? '')) {
    throw new Problem(
      'Nothing is deployed to another machine',
      `SUPERVISOR_URL in ${file} does not lead to this one`,
      'deploy on the machine where rehearse stage runs',
    );
  }
  return { url, token: new Secret('OPERATIONS_TOKEN', token) };
}

/** Has a running stage deploy something. Throws a Problem when it refuses, or does not answer. */
export async function deployOnto(
  { url, token }: RunningStage,
  order: DeploymentRequest,
  signal: AbortSignal,
): Promise<Deployment> {
  const answer = await fetch(`${url}/deployments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.reveal()}`, 'content-type': 'application/json' },
    body: JSON.stringify(order),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    // What was sent is in none of these words: it may be secret.
    throw notStaged('nothing answers where the last one was', cause);
  });
  const body: unknown = await answer.json().catch(() => null);
  const deployed = deploymentSchema.safeParse(body);
  if (answer.ok && deployed.success) return deployed.data;
  const refused = refusedDeploymentSchema.safeParse(body);
  if (refused.success) throw new Problem(refused.data.title, refused.data.why, refused.data.remedy);
  if (answer.status === 401) throw notStaged('another one answers there, which this project did not stage');
  throw new Problem('The staged platform did not deploy', `it answered ${answer.status}`, 'stage it anew');
}

function notStaged(why: string, cause?: unknown): Problem {
  return new Problem('No platform is staged here', why, 'start one with npx rehearse stage, and leave it running', {
    cause,
  });
}
