import { type GitAnswer, type GitLimits, runGit } from './run-git.ts';

/** A git repository on this machine, opened for reading. Paths in it begin at its root, wherever it was entered. */
export interface Repository {
  /** Whether its history is cut off: then what is not in it may be before the cut. */
  shallow: boolean;
  run(git: readonly string[]): Promise<GitAnswer>;
}

/** What was found, or why not. */
export type Found<Value> = { found: true; value: Value } | { found: false; reason: string };

/** Finds the repository that a folder belongs to. */
export async function openRepository(folder: string, limits: GitLimits): Promise<Found<Repository>> {
  const answer = await runGit(['-C', folder, 'rev-parse', '--absolute-git-dir', '--is-shallow-repository'], limits);
  if (!answer.ran) return { found: false, reason: answer.reason };
  const [directory, shallow] = answer.output.trimEnd().split('\n');
  if (answer.exitCode !== 0 || directory === undefined) return { found: false, reason: failed(answer.exitCode) };
  const run = (git: readonly string[]) => runGit(['--git-dir', directory, ...git], limits);
  return { found: true, value: { shallow: shallow === 'true', run } };
}

/** A commit by its full id, and the name under which it was found. */
export interface NamedCommit {
  id: string;
  name: string;
}

/** The commit that a branch, tag or short id stands for; a branch that only the remote has counts too. */
export async function findCommit(repository: Repository, ref: string): Promise<Found<NamedCommit>> {
  if (!isName(ref)) return { found: false, reason: 'what is asked for is no name of a branch, tag or commit' };
  for (const name of [ref, `origin/${ref}`]) {
    const answer = await repository.run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    if (!answer.ran) return { found: false, reason: answer.reason };
    if (answer.exitCode === 0) return { found: true, value: { id: answer.output.trim(), name } };
  }
  const unknown = COMMIT_ID.test(ref) ? `it has no commit ${ref}` : `it has neither ${ref} nor origin/${ref}`;
  return { found: false, reason: repository.shallow ? `${unknown}, and ${CUT_OFF}` : unknown };
}

/** Why something of the past can't be told. */
export const CUT_OFF = 'its history is cut off (a shallow clone): git fetch --unshallow';

/** What to say of a failure that has no words of its own. */
export const failed = (exitCode: number) => `git ended with exit code ${exitCode}`;

const COMMIT_ID = /^[0-9a-f]{7,64}$/i;
const LONGEST_NAME = 200;

// A name that begins with a hyphen would be an option.
function isName(ref: string): boolean {
  return ref.length <= LONGEST_NAME && /^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(ref);
}
