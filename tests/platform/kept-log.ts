import type { Log, LogFields } from '../../platform/service-kit/log.ts';

/** A log that keeps its lines instead of writing them. */
export function keptLog(): Log & { lines: (LogFields & { event: string })[] } {
  const lines: (LogFields & { event: string })[] = [];
  const keep = (event: string, fields: LogFields = {}) => {
    lines.push({ event, ...fields });
  };
  return { lines, info: keep, warn: keep, error: keep, fatal: keep };
}
