import { type GitAnswer, runGit } from '../../../readiness/sources/git/run-git.ts';
import type { GitFact } from '../facts.ts';

const ANSWERS_WITHIN_MS = 5000;

/** The git repository that a folder is in, `null` where there is none, or no git. Nothing is fetched. */
export async function gitRepository(folder: string): Promise<GitFact | null> {
  const signal = AbortSignal.timeout(2 * ANSWERS_WITHIN_MS);
  const ask = (...git: string[]) => runGit(['-C', folder, ...git], { signal, withinMs: ANSWERS_WITHIN_MS });
  const inside = await ask('rev-parse', '--show-prefix');
  if (!inside.ran || inside.exitCode !== 0) return null;
  const [remoteHead, head, commit, remote] = await Promise.all([
    ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ask('rev-parse', '--quiet', '--verify', 'HEAD^{commit}'),
    ask('config', '--get', 'remote.origin.url'),
  ]);
  const branch = lineOf(remoteHead)?.replace(/^origin\//, '') ?? lineOf(head) ?? null;
  return {
    branch: lineOf(commit) === undefined || !isBranch(branch) ? null : branch,
    prefix: lineOf(inside) ?? '',
    remote: remoteOf(lineOf(remote) ?? ''),
  };
}

/** `git@github.com:acme/shop.git`, `https://github.com/acme/shop`: the host and the rest, without user and password. */
export function remoteOf(address: string): GitFact['remote'] {
  const [, host, slug] =
    /^(?:[a-z+]+:\/\/)?(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?[:/]+([\w.-]+(?:\/[\w.-]+)+?)\/?$/.exec(
      address.replace(/\.git\/?$/, ''),
    ) ?? [];
  return host === undefined || slug === undefined ? null : { host, slug };
}

function lineOf(answer: GitAnswer): string | undefined {
  const line = answer.ran && answer.exitCode === 0 ? answer.output.trim() : '';
  return line === '' ? undefined : line;
}

const isBranch = (name: string | null) => name !== null && /^[\w][\w./-]{0,199}$/.test(name);
