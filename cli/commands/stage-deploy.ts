import type { DeployedPart, DeploymentRequest } from '../../platform/stage/deployment/order.ts';
import { PART_NAMES, type PartName } from '../../platform/stage/parts.ts';
import { suggestion } from '../../support/nearest-word.ts';
import { Problem } from '../../support/problem.ts';
import { listenForInterruption } from '../conductor/interruption.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';
import { changedFlags, keysToRestore, settings } from '../stage/deploy-options.ts';
import { deployOnto, findRunningStage } from '../stage/running-stage.ts';

/** What `rehearse stage deploy` was given. */
export interface StageDeployOptions {
  commit?: string;
  newCommit?: string;
  build?: string;
  set?: readonly string[];
  unset?: readonly string[];
  restore?: readonly string[];
  flag?: readonly string[];
  json?: boolean;
}

/**
 * Deploys onto the platform that `rehearse stage` left running. Exit code 0 when every part runs, 1 when one is down, 130
 * when it was interrupted. Throws a Problem when nothing could be deployed.
 */
export async function stageDeploy(
  project: string,
  parts: readonly string[],
  { commit, newCommit, build, set = [], unset = [], restore = [], flag = [], json = false }: StageDeployOptions,
): Promise<number> {
  const order: DeploymentRequest = {
    parts: parts.map(partName),
    set: settings(set),
    unset: [...unset],
    restore: keysToRestore(restore),
    flags: changedFlags(flag),
    ...(commit === undefined ? {} : { commit }),
    ...(newCommit === undefined ? {} : { newCommit }),
    ...(build === undefined ? {} : { build }),
  };
  const stage = findRunningStage(project);
  using interruption = listenForInterruption();
  try {
    const deployment = await deployOnto(stage, order, interruption.signal);
    if (json) printResult(JSON.stringify(deployment, null, 2));
    else {
      for (const part of deployment.parts) tell(part);
      for (const [name, on] of Object.entries(deployment.flags)) printResult(`flag ${name}  ${on ? 'on' : 'off'}`);
    }
    return deployment.parts.every(({ state }) => state === 'running') ? EXIT.go : EXIT.noGo;
  } catch (error) {
    if (interruption.signal.aborted) return EXIT.interrupted;
    throw error;
  }
}

function tell({ part, state, url, commit, changed, added, refused }: DeployedPart): void {
  const at = commit === null ? '' : `  commit ${commit.slice(0, 12)}`;
  const settings = changed.length === 0 ? '' : `  ${changed.join(', ')} changed`;
  if (state === 'running') printResult(`${part}  running at ${url}${at}${settings}`);
  else
    printResult(`${part}  down${at}${settings}${refused.map(({ key, problem }) => `\n  ${key} ${problem}`).join('')}`);
  if (state === 'failed') say(`${part} ended before it listened; where rehearse stage runs, it says with what words.`);
  if (added.length > 0) say(`${part} had no ${added.join(', ')} before.`);
}

function partName(name: string): PartName {
  const part = PART_NAMES.find((each) => each === name);
  if (part !== undefined) return part;
  throw new Problem(
    `There is no part ${name}`,
    `the sample platform consists of ${PART_NAMES.join(', ')}${suggestion(name, PART_NAMES)}`,
    'name one of these',
  );
}
