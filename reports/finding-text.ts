import type { Finding } from '../model/finding.ts';
import { onOneLine } from './legible-text.ts';

const SIGNS = { pass: '✓', warn: '!', fail: '✗', unknown: '?' } as const;

/** A finding for the terminal: one line when it passed, otherwise with what is to be done, by whom. */
export function renderFinding({ id, status, observed, expected, remedy, owner, because }: Finding): string {
  const first = `${SIGNS[status]} ${status.padEnd(7)} ${onOneLine(id, 80)}: ${onOneLine(observed, 200)}`;
  if (status === 'pass') return first;
  const second =
    because === undefined
      ? `          expected: ${onOneLine(expected, 160)}; do: ${onOneLine(remedy, 200)} (${onOneLine(owner.name, 60)}, ${onOneLine(owner.contact, 60)})`
      : `          because of ${onOneLine(because, 80)}`;
  return `${first}\n${second}`;
}
