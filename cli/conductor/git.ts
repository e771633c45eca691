import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Run } from '../../model/run.ts';

const execute = promisify(execFile);

/** The project's commit, branch and whether it has changes; `null` where there is no git or no commit. */
export async function readGit(project: string): Promise<Run['git']> {
  try {
    const git = (...args: string[]) => execute('git', ['-C', project, ...args]).then(({ stdout }) => stdout.trim());
    const [commit, branch, changes] = await Promise.all([
      git('rev-parse', 'HEAD'),
      git('rev-parse', '--abbrev-ref', 'HEAD'),
      git('status', '--porcelain', '--untracked-files=no'),
    ]);
    return { commit, branch, dirty: changes !== '' };
  } catch {
    return null;
  }
}
