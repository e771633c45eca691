import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { clusterPlace } from './cluster-place.ts';
import type { RepositoryFacts } from './facts.ts';
import { newFiles } from './new-files.ts';
import { placeFiles, placingsOf } from './place-files.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Wishes } from './plan.ts';
import { remarksOnDefinition, remarksOnTypes } from './remarks-on-files.ts';
import type { Outcome } from './tell.ts';
import { workflowsOf } from './workflows-of.ts';
import type { Continuous } from './write/workflow-file.ts';

/** How a project is begun. */
export interface Beginning {
  /** Its folder, absolute. */
  project: string;
  wishes: Wishes;
  ci?: Continuous | 'none' | undefined;
  /** Only tells what would be written. */
  dryRun: boolean;
  /** Epoch milliseconds. */
  now: number;
}

/** Writes what a rehearsal needs into a repository, by what was found in it. Throws a Problem when that can't be done. */
export function beginProject(facts: RepositoryFacts, { project, wishes, ci, dryRun, now }: Beginning): Outcome {
  const plan = makePlan(facts, wishes);
  const workflow = workflowsOf(project, facts, plan, ci, now);
  const ground = { project, repository: resolve(project, ...facts.upwards) };
  const files = [...newFiles(project, facts, plan, clusterPlace(plan, facts, wishes)), ...workflow.files];
  const placings = placingsOf(files, ground);
  return {
    plan,
    placed: dryRun ? placings : placeFiles(placings, ground),
    remarks: [
      ...facts.remarks,
      ...workflow.remarks,
      ...remarksOnDefinition(project, plan.environment),
      ...remarksOnTypes(project),
    ],
    installed: isInstalledIn(project),
  };
}

/** Whether a project finds this package, which its scenarios import. */
function isInstalledIn(project: string): boolean {
  try {
    createRequire(join(project, 'package.json')).resolve('dress-rehearsal/package.json');
    return true;
  } catch {
    return false;
  }
}
