import { readdirSync } from 'node:fs';
import { scriptInAscii, styleInAscii } from '../html/ascii.ts';
import { assetReader } from '../html/asset-reader.ts';

const STYLES = [
  'tokens',
  'page',
  'masthead',
  'verdict',
  'reasons',
  'fix-window',
  'fix-windows',
  'proofs',
  'listing',
  'ledger-strip',
  'frame',
  'readiness',
  'bank-changes',
  'contract',
  'scenarios',
  'scenario-list',
  'film',
  'understudy-offer',
  'delayed-flow',
  'surge',
  'enlarged',
  'print',
];

const read = assetReader(import.meta.url);

/** The style sheets of these names as one, later ones refining earlier ones. */
export function styleOf(names: readonly string[]): string {
  return styleInAscii(names.map((name) => read(`style/${name}.css`)).join('\n'));
}

/** The report page's style sheet. */
export const style = styleOf(STYLES);

/**
 * What the page does besides what HTML does by itself. Each file of behaviour/ does one thing and is a block of its own,
 * so that none meets another's names. It runs when all but the packed scenarios is read.
 */
export const behaviour = readdirSync(new URL('behaviour/', import.meta.url))
  .filter((name) => name.endsWith('.js'))
  .sort()
  .map((name) => `{\n${scriptInAscii(read(`behaviour/${name}`))}}\n`)
  .join('');
