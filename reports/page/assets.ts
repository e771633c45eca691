import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const STYLES = [
  'tokens',
  'page',
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
  'enlarged',
  'print',
];

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The style sheets of these names as one, later ones refining earlier ones. */
export function styleOf(names: readonly string[]): string {
  return names.map((name) => read(`style/${name}.css`)).join('\n');
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
  .map((name) => `{\n${read(`behaviour/${name}`)}}\n`)
  .join('');

/** Nothing may load or run but pictures beside the page, this style sheet and, where one is given, this script. */
export function policyFor(styleSheet: string, script?: string): string {
  return [
    "default-src 'none'",
    "img-src 'self'",
    `style-src '${sha256(styleSheet)}'`,
    ...(script === undefined ? [] : [`script-src '${sha256(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export const contentSecurityPolicy = policyFor(style, behaviour);

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
