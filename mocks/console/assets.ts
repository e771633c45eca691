import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const STYLES = ['tokens', 'frame', 'list', 'case', 'forms', 'narrow'];

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The console's whole look. Nothing is loaded from anywhere. */
export const style = STYLES.map((name) => read(`style/${name}.css`)).join('\n');

/** Keeps an open page up to date; without it a page is as it was when it was loaded. */
export const behaviour = read('live.js');

/** What a page of the console may do: look so, run this script, ask its own bank, and send it forms. */
export const PAGE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src '${sha256(style)}'`,
    `script-src '${sha256(behaviour)}'`,
    "connect-src 'self'",
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  // Not no-referrer: browsers would then send the forms without their origin.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
