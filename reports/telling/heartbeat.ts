import type { ToldChannel } from '../../model/told.ts';
import type { Secret } from '../../support/secret.ts';
import type { Patience } from './courier.ts';
import { delivered, WHOLE_LIMIT_MS } from './tell-channels.ts';

/** What the heartbeat is called beside the channels. It is asked, and tells nobody. */
export const HEARTBEAT = 'heartbeat';

export interface HeartbeatOptions {
  /** How the run ended, for an address that asks for it. */
  exitCode: number;
  signal?: AbortSignal;
  patience?: Patience;
}

/**
 * Asks the address that watches for rehearsals, so that it notices one that never came. It is asked whatever the outcome: a
 * no-go is a rehearsal too. An address with `{exit-code}` in it is told how the run ended. Never rejects.
 */
export async function beat(heartbeat: Secret, { exitCode, signal, patience }: HeartbeatOptions): Promise<ToldChannel> {
  const limit = AbortSignal.timeout(WHOLE_LIMIT_MS);
  const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  return delivered(HEARTBEAT, 'a run finished', { signal: both, patience }, async (courier) => {
    // As URL writes it, braces are encoded in a path.
    const url = heartbeat.reveal().replace(/\{exit-code\}|%7Bexit-code%7D/gi, String(exitCode));
    await courier.send(url, { method: 'GET' });
    return null;
  });
}
