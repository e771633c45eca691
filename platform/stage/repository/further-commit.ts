import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const GIT_LIMIT_MS = 10_000;

/** The commit that a name or the beginning of an id stands for in a repository; `undefined` where it stands for none. */
export async function findCommit(repository: string, name: string, signal: AbortSignal): Promise<string | undefined> {
  if (!/^[\w.][\w./~^-]*$/.test(name)) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return git(repository, args, signal).catch(() => undefined);
}

/** Adds a commit to main that changes what is noted down of changes, and resolves with its id. */
export async function makeFurtherCommit(
  repository: string,
  { subject, at }: { subject: string; at: number },
  signal: AbortSignal,
): Promise<string> {
  const line = subject.replace(/\p{C}/gu, ' ');
  const who = `Platform team <platform@northgate.example> ${Math.floor(at / 1000)} +0000`;
  const stream = [
    `commit refs/heads/main\nmark :1\nauthor ${who}\ncommitter ${who}\n${data(line)}from refs/heads/main^0\n`,
    `M 100644 inline CHANGES.md\n${data(`# The newest change\n\n${line}\n`)}`,
    'get-mark :1\n',
  ];
  return git(repository, ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet'], signal, stream.join(''));
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

async function git(repository: string, args: readonly string[], signal: AbortSignal, input = ''): Promise<string> {
  const running = promisify(execFile)('git', args, {
    env: { PATH: process.env.PATH, GIT_DIR: `${repository}/.git`, GIT_CONFIG_NOSYSTEM: '1' },
    timeout: GIT_LIMIT_MS,
    killSignal: 'SIGKILL',
    signal,
  });
  running.child.stdin?.on('error', () => {});
  running.child.stdin?.end(input);
  const commit = (await running).stdout.trim();
  if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error('git named no commit');
  return commit;
}
