import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Run } from '../../model/run.ts';

const execute = promisify(execFile);
const LIMITS = { timeout: 5000, killSignal: 'SIGKILL' } as const;

/** The project's commit, branch and whether it has changes; `null` where there is no git, no commit, or no answer in time. */
export async function readGit(project: string): Promise<Run['git']> {
  try {
    const git = (...args: string[]) =>
      execute('git', ['-C', project, ...args], LIMITS).then(({ stdout }) => stdout.trim());
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
