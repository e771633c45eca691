import { type Clock, isoTime, systemClock } from '../../support/clock.ts';
import { redact } from '../../support/redact.ts';

export type LogLevel = 'info' | 'warn' | 'error' | 'fatal';

/** What a line tells besides its event. `correlationId` and `message` are the usual ones. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A service's log: one JSON object per line on standard output, secrets removed. */
export type Log = Record<LogLevel, (event: string, fields?: LogFields) => void>;

/** The log of `service`, whose lines bear the time of `clock`. */
export function createLog(service: string, clock: Pick<Clock, 'now'> = systemClock): Log {
  const at =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      const line = JSON.stringify({ at: isoTime(clock.now()), level, service, event, ...fields });
      process.stdout.write(`${redact(line)}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') };
}
