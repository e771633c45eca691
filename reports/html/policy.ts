import { createHash } from 'node:crypto';

/** What one of our pages is made with, and so all that it may load or run. */
export interface PageSources {
  style: string;
  script?: string;
  /** Its pictures are files beside it, or stand in the page itself. */
  pictures?: 'beside' | 'inside';
  /** It is served by a server of ours: it may ask that again, and send it what a form holds. */
  isServed?: boolean;
}

/** The content-security policy of a page of ours: its own style sheet and script by their hashes, its pictures, nothing else. */
export function policyOf({ style, script, pictures = 'beside', isServed = false }: PageSources): string {
  return [
    "default-src 'none'",
    `img-src ${pictures === 'beside' ? "'self'" : 'data:'}`,
    `style-src ${sourceOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${sourceOf(script)}`]),
    ...(isServed ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${isServed ? "'self'" : "'none'"}`,
  ].join('; ');
}

/** A style sheet or script as a policy names it: by its hash. */
export function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
