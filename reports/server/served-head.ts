import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { renderHead } from '../page/head.ts';
import type { Markup } from '../page/markup.ts';

/** What a served page is made with: its style sheet and its script, both inside it. */
export interface Assets {
  style: string;
  script: string;
}

/** A file of this room as text. */
export function readAsset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/**
 * The head of a page that a server of ours makes. As strict as that of a page that is a file, but that it may ask its own
 * server again, and send it what a search form holds.
 */
export function renderServedHead(title: string, { style, script }: Assets): Markup {
  return renderHead({ title, style, policy: policyOf({ style, script }) });
}

function policyOf({ style, script }: Assets): string {
  return [
    "default-src 'none'",
    "img-src 'self'",
    `style-src '${sha256(style)}'`,
    `script-src '${sha256(script)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
