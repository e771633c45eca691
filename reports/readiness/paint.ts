import { styleText } from 'node:util';
import type { FindingStatus } from '../../model/finding.ts';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is where colours are not wanted. */
export type Paint = (format: Format, text: string) => string;

/** A paint that colours, or one that does not. */
export function paintWith(colour: boolean): Paint {
  return (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text);
}

export const SIGNS: Readonly<Record<FindingStatus, string>> = { pass: '✓', warn: '!', fail: '✗', unknown: '?' };

export const STATUS_COLOURS = {
  pass: 'green',
  warn: 'yellow',
  fail: 'red',
  unknown: 'magenta',
} as const satisfies Record<FindingStatus, Format>;
