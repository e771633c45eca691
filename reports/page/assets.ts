import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const STYLES = ['tokens', 'page', 'verdict', 'reasons', 'readiness', 'scenarios', 'delayed-flow', 'enlarged', 'print'];

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The page's style sheet, in the order in which later files refine earlier ones. */
export const style = STYLES.map((name) => read(`style/${name}.css`)).join('\n');

/** What the page does besides what HTML does by itself; without it all is still there to be read. */
export const behaviour = read('behaviour.js');

/** Nothing may load or run but pictures beside the page, this style sheet and this script. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src '${sha256(style)}'`,
  `script-src '${sha256(behaviour)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
