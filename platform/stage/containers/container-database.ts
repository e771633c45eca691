import { newToken } from '../../../support/ids.ts';
import { Problem } from '../../../support/problem.ts';
import { redact, rememberSecret } from '../../../support/redact.ts';
import { borrowDatabase } from '../../database/borrowed-database.ts';
import { changePassword } from '../../database/password.ts';
import type { LaunchedPart, PartProgram } from '../launched-part.ts';
import type { DatabaseOrder, StageDatabase } from '../stage-database.ts';

/** How the database is called among the parts. */
export const DATABASE = 'database';

const ACCEPTING = 'database system is ready to accept connections';
/** As the image's Dockerfile makes them. */
const [ROLE, PASSWORD_AS_BUILT] = ['rehearse', 'as-built'];

/** Starts PostgreSQL in a container, and gives it a password of its own. Throws a Problem with its last words. */
export async function startContainerDatabase(
  { list, onLine }: Pick<DatabaseOrder, 'list' | 'onLine'>,
  port: number,
  start: (onLine: PartProgram['onLine']) => Promise<LaunchedPart>,
): Promise<StageDatabase> {
  const accepting = Promise.withResolvers<true>();
  const running = await start((line) => {
    onLine(redact(line));
    if (line.includes(ACCEPTING)) accepting.resolve(true);
  });
  const first = await Promise.race([accepting.promise, running.exited]);
  if (first !== true) {
    const words = first.lastLines.join('\n       ') || 'it ended without a word';
    throw new Problem('PostgreSQL could not start in its container', words, 'mend that, or make its image anew');
  }
  const password = newToken();
  rememberSecret('database password', password);
  await changePassword({ port, role: ROLE, from: PASSWORD_AS_BUILT, to: password });
  const url = `postgresql://${ROLE}:${password}@127.0.0.1:${port}/postgres`;
  list.running(DATABASE, DATABASE);
  running.exited.then(({ code }) => list.exited(DATABASE, DATABASE, code, []));
  const stop = async () => {
    await running.stop();
  };
  return { url, another: async () => (await borrowDatabase(url)).url, takeDown: stop, stop };
}
