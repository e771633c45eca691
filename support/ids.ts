import { randomBytes, randomInt } from 'node:crypto';
import { redact } from './redact.ts';

const SEEDS = 1_000_000;

/** A run's id: sorts by time, readable in a folder listing, and unlike any other (`2026-11-21T093000-4f1c`). */
export function newRunId(epochMilliseconds: number): string {
  const second = new Date(epochMilliseconds).toISOString().slice(0, 19).replaceAll(':', '');
  return `${second}-${randomBytes(2).toString('hex')}`;
}

/**
 * A name as part of a file name or address: lower case, words joined by hyphens, at most 80 characters. Secrets are taken out
 * here, since nobody would know them again afterwards.
 */
export function slug(text: string): string {
  const words = redact(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, 80) || 'unnamed';
}

/** An unguessable token of 32 hexadecimal digits. */
export function newToken(): string {
  return randomBytes(16).toString('hex');
}

/** What people and values of a run are made up from, where nobody asks for those of another run: 0 to 999,999. */
export function newSeed(): number {
  return randomInt(SEEDS);
}
