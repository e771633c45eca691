import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { HARNESS_FOLDER } from '../../support/own-package.mjs';
import { Problem } from '../../support/problem.ts';
import { PACKAGE_MANAGERS } from './package-manager.ts';

/** A package manager; the older yarn is called otherwise. */
export type Tool = 'npm' | 'pnpm' | 'yarn' | 'yarn-1';

/** What a schedule must know of the project it is for. */
export interface ProjectFacts {
  /** Its folder, absolute. */
  readonly folder: string;
  /** The folder of its repository; its own where it is in none. */
  readonly repository: string;
  /** Where it lies in its repository, with `/`; empty where it is all of it. */
  readonly inRepository: string;
  /** Where the lock file lies in the repository; `null` without one. */
  readonly lockedIn: string | null;
  readonly tool: Tool;
  /** Whether package.json says which version of the package manager it wants. */
  readonly toolIsPinned: boolean;
  /** Whether Allure's own report can be made of its runs. */
  readonly hasAllure: boolean;
  /** Whether it is the harness's own repository, which sets itself up. */
  readonly isHarness: boolean;
  /** Whether its repository has a GitLab pipeline already. */
  readonly hasGitlabPipeline: boolean;
  /** The variables its environments read, and the secrets. */
  readonly variables: readonly string[];
  readonly secrets: readonly string[];
}

const names = z.record(z.string(), z.unknown()).default({});
const packageSchema = z.object({
  packageManager: z.string().optional(),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});
/** A folder's name that means the same in YAML, a shell and an expression. */
const PLAIN_PATH = /^[\w./@-]*$/;

/** What is known of a project from its files; the names that its environments read come with them. */
export function projectFacts(
  folder: string,
  { variables, secrets }: Pick<ProjectFacts, 'variables' | 'secrets'>,
): ProjectFacts {
  const repository = upwards(folder, (place) => existsSync(join(place, '.git'))) ?? folder;
  const inRepository = shown(repository, folder);
  if (!PLAIN_PATH.test(inRepository)) {
    throw new Problem(
      'The project’s folder cannot be named in a schedule',
      'in its repository it has signs in its path other than letters, digits and . _ - @',
      'rename it, or move environments/ to the top of the repository',
    );
  }
  const locked = upwards(folder, (place) => toolOfLockFile(place) !== undefined, repository);
  const tool = (locked === undefined ? undefined : toolOfLockFile(locked)) ?? 'npm';
  const packages = [...new Set([folder, repository])].flatMap(packageOf);
  return {
    folder,
    repository,
    inRepository,
    lockedIn: locked === undefined ? null : shown(repository, locked),
    tool,
    toolIsPinned: packages.some(({ packageManager }) => packageManager !== undefined),
    hasAllure: packages.some((each) =>
      [each.dependencies, each.devDependencies, each.optionalDependencies].some((names) => 'allure' in names),
    ),
    isHarness: resolve(folder) === resolve(HARNESS_FOLDER),
    hasGitlabPipeline: existsSync(join(repository, '.gitlab-ci.yml')),
    variables,
    secrets,
  };
}

/** The first folder from one upwards, up to and with `last`, of which something is true. */
function upwards(from: string, isIt: (place: string) => boolean, last?: string): string | undefined {
  let current = resolve(from);
  for (;;) {
    if (isIt(current)) return current;
    const parent = dirname(current);
    if (parent === current || current === last) return undefined;
    current = parent;
  }
}

function toolOfLockFile(folder: string): Tool | undefined {
  const tools: readonly Tool[] = ['pnpm', 'yarn', 'npm'];
  const tool = tools.find((each) => existsSync(join(folder, PACKAGE_MANAGERS[each].lockFile)));
  return tool === 'yarn' && isOfYarn1(join(folder, PACKAGE_MANAGERS.yarn.lockFile)) ? 'yarn-1' : tool;
}

function isOfYarn1(lockFile: string): boolean {
  return readFileSync(lockFile, 'utf8').slice(0, 500).includes('yarn lockfile v1');
}

/** What a folder's package.json says; nothing where there is none, or none that can be read: installing will tell. */
function packageOf(folder: string): z.infer<typeof packageSchema>[] {
  try {
    return [packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))];
  } catch {
    return [];
  }
}

function shown(repository: string, folder: string): string {
  return relative(repository, folder).split(sep).join('/');
}
