/**
 * A process apart that waits for the conductor to go. However that ends, even by SIGKILL, the pipe between them
 * closes. If the session is still written down then, nobody has cleared it up: the watchdog does.
 *
 * Started as `node watchdog.ts <session file>`, in a session of its own so that no Ctrl-C reaches it.
 */
import { existsSync } from 'node:fs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

process.stdin.on('close', clearUp).on('error', () => {});
process.stdin.resume();

async function clearUp(): Promise<void> {
  const path = process.argv[2];
  if (path === undefined || !existsSync(path)) return;
  // Loaded only now: a session that ends well needs none of it.
  const [{ readSession }, { reap }] = await Promise.all([import('./session-file.ts'), import('./reap.ts')]);
  const session = readSession(path);
  if (session !== undefined) await reap(session, path);
}
