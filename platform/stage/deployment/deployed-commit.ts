import { messageOf, Problem } from '../../../support/problem.ts';
import { findCommit, makeFurtherCommit } from '../repository/further-commit.ts';
import type { PipelineRepository } from '../repository/repository.ts';
import type { DeploymentOrder } from './order.ts';

/**
 * The commit that an order is to deploy, as its whole id; `undefined` where it names none. One that it asks for is made.
 * Throws a Problem when there is no such commit.
 */
export async function deployedCommit(
  { commit, newCommit }: Pick<DeploymentOrder, 'commit' | 'newCommit'>,
  { repository, at, signal }: { repository: PipelineRepository | null; at: number; signal: AbortSignal },
): Promise<string | undefined> {
  if (newCommit !== undefined) {
    if (repository === null) throw withoutGit();
    return makeFurtherCommit(repository.path, { subject: newCommit, at }, signal).catch((cause: unknown) => {
      throw new Problem('No commit could be made', messageOf(cause), 'name one that there is with --commit', { cause });
    });
  }
  if (commit === undefined) return undefined;
  const known = repository === null ? undefined : await findCommit(repository.path, commit, signal);
  if (known !== undefined) return known;
  // What was built elsewhere can be deployed too: that the repository does not know it is for a check to find.
  if (/^[0-9a-f]{7,64}$/.test(commit)) return commit;
  throw new Problem(
    'There is no such commit',
    'the staged repository knows none by that name, and it is no id of one (7 to 64 hexadecimal digits)',
    'name one with --commit, such as main or main~1, or have one made with --new-commit',
  );
}

function withoutGit(): Problem {
  return new Problem(
    'No commit can be made',
    'the platform was staged without a repository, since there is no git on this machine',
    'install git and stage anew, or name any id with --commit',
  );
}
