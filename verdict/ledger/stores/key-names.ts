import type { LedgerLine } from '../../../model/ledger-entry.ts';
import { environmentName, rememberedName } from '../names.ts';

// Parts of a key are joined by colons, as drivers of unstorage have it; S3 and git show them as folders.

const LINES = 'ledger';
const RECEIPTS = 'receipts';
const NAME = /^(?<time>\d{4}-\d{2}-\d{2}T\d{9}Z)-(?<run>.+)-(?<hash>[0-9a-f]{64})$/;

/** What the name of a line's key tells without reading it. Names sort by time. */
export interface LineName {
  name: string;
  /** `2026-11`. */
  month: string;
  run: string;
  hash: string;
}

/** The name under which a line and its receipt are kept. */
export function nameOf({ hash, entry }: LedgerLine): LineName {
  const time = new Date(entry.judgedAt).toISOString().replace(/[:.]/g, '');
  const run = entry.run.replace(/[^\w.-]/g, '_').slice(0, 80);
  return { name: `${time}-${run}-${hash}`, month: time.slice(0, 7), run, hash };
}

/** A key's name as a line's, unless it is something else. */
export function parseName(key: string): LineName | undefined {
  const name = key.slice(key.lastIndexOf(':') + 1);
  const { time, run, hash } = NAME.exec(name)?.groups ?? {};
  if (time === undefined || run === undefined || hash === undefined) return undefined;
  return { name, month: time.slice(0, 7), run, hash };
}

export const ALL_LINES = `${LINES}:`;

export function linesPrefix(environment: string, month = ''): string {
  return `${LINES}:${environmentName(environment)}:${month === '' ? '' : `${month}:`}`;
}

/** A receipt says that a line was kept: where there is one without a line, the line was removed. */
export function receiptsPrefix(environment: string, month = ''): string {
  return `${RECEIPTS}:${environmentName(environment)}:${month === '' ? '' : `${month}:`}`;
}

export function rememberedKey(key: string): string {
  return `remembered:${rememberedName(key)}`;
}

/** The environments that keys are of. */
export function environmentsIn(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.split(':')[1] ?? ''))].filter((name) => name !== '').sort();
}

/** The month of a time and so many before it, the next one too: clocks of others may be ahead. */
export function monthsUntil(epochMilliseconds: number, count: number): string[] {
  const time = new Date(epochMilliseconds);
  return Array.from({ length: count + 1 }, (_, back) =>
    new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1 - back, 1)).toISOString().slice(0, 7),
  );
}
