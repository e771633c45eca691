import { statSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import type { Session } from './session-file.ts';

const WEEK_MS = 7 * 86_400_000;

/**
 * Removes what a session left on Docker engines. Resolves to whether nothing is left to come back for: an engine that does
 * not answer is asked again at the next start, for a week after the session's record was last written.
 */
export async function reapEngines({ id, engines, conductor }: Session, path: string): Promise<boolean> {
  if (engines.length === 0) return true;
  const [{ connectEngine }, { removeSession }] = await Promise.all([
    import('../docker/engine.ts'),
    import('../docker/remove-session.ts'),
  ]);
  const cleared = await Promise.all(
    engines.map(async (address) => {
      const engine = await connectEngine(address, new AbortController().signal);
      if (!engine.found) return false;
      return (await removeSession(engine.docker, id, conductor.pid !== process.pid).catch(() => 1)) === 0;
    }),
  );
  return cleared.every(Boolean) || systemClock.now() - writtenAt(path) > WEEK_MS;
}

function writtenAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
