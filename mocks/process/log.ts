import { isoTime } from '../../support/clock.ts';
import { redact } from '../../support/redact.ts';

export interface LogLine {
  level: 'info' | 'error' | 'fatal';
  event: string;
  [detail: string]: unknown;
}

/** Writes one line of JSON to stdout, secrets removed. */
export function log({ level, event, ...details }: LogLine): void {
  const line = { at: isoTime(Date.now()), level, service: 'bank', event, ...details };
  process.stdout.write(`${redact(JSON.stringify(line))}\n`);
}
