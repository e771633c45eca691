import type { Environment } from '../../model/environment.ts';
import { describeDuration } from '../../support/duration.ts';
import { Problem } from '../../support/problem.ts';
import { programBeside } from '../../support/program-beside.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { isSignedIn } from './is-signed-in.ts';
import { NOT_SIGNED_IN } from './sign-in-words.ts';

export interface SigningIn {
  project: string;
  supervisor: Supervisor;
  say: (text: string) => void;
}

const LIMIT_MS = 90_000;

/**
 * Sees to it that a state is kept that opens the environment, where one has to sign in: signs in with the team's module when there is
 * none, or it opens nothing any more. Throws a Problem when that does not succeed.
 */
export async function ensureSignedIn(environment: Environment, { project, supervisor, say }: SigningIn): Promise<void> {
  const signIn = environment.access?.signIn;
  if (signIn === undefined || (await isSignedIn(environment, project)) === null) return;
  const { name } = environment;
  say(`Signing in to ${name} with ${signIn.module}`);
  // Nothing else that it prints is told: that may be a password.
  let said: string | undefined;
  const child = supervisor.start({
    name: 'sign-in',
    command: process.execPath,
    args: [programBeside(import.meta, 'sign-in-program'), project, name],
    cwd: project,
    env: { ...process.env },
    onLine: (line) => {
      if (line.startsWith(NOT_SIGNED_IN)) said = line.slice(NOT_SIGNED_IN.length);
    },
  });
  let isTooLate = false;
  const limit = setTimeout(() => {
    isTooLate = true;
    void child.stop();
  }, LIMIT_MS);
  const { code } = await child.exited.finally(() => clearTimeout(limit));
  const unsaid = isTooLate
    ? `${signIn.module} did not come to its end within ${describeDuration(LIMIT_MS)}`
    : `${signIn.module} ended the process`;
  const why = code === 0 ? await isSignedIn(environment, project) : (said ?? unsaid);
  if (why === null) return;
  throw new Problem(
    `Nobody could be signed in to ${name}`,
    why,
    `see whether ${signIn.module} still does what the pages ask for, and whether the password is right`,
  );
}
