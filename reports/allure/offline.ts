import { Buffer } from 'node:buffer';

const TRACE_VIEWER = /https?:\/\/trace\.playwright\.dev/g;
const SCRIPT_FROM_OUTSIDE = /<script\b[^>]*\bsrc="(?:https?:)?\/\/[^"]*"[^>]*>\s*<\/script>/g;
const ANALYTICS = /<script>\s*window\.dataLayer\b[^<]*<\/script>/g;
const HEAD = /<head\b[^>]*>/i;
const SCRIPT_INSIDE = /(<script\b[^>]*\bsrc="data:text\/javascript;base64,)([^"]+)"/g;

/** What a page of Allure may load: what is in it, and where it is served what lies beside it; nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' data:",
  "style-src 'self' 'unsafe-inline' data:",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' data: blob:",
  "connect-src 'self' data: blob:",
  "frame-src 'self' data: blob:",
  "form-action 'none'",
].join('; ');

/**
 * A page that Allure generated, without what it would load from outside: no analytics, no outside trace viewer, and a policy
 * that lets nothing else through either, whatever a later version brings.
 */
export function offlinePage(html: string): string {
  const page = html
    .replace(SCRIPT_FROM_OUTSIDE, '')
    .replace(ANALYTICS, '')
    .replace(SCRIPT_INSIDE, (_, start: string, script: string) => `${start}${offlineBase64(script)}"`);
  const strict = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer">`;
  // At the very beginning, before anything that it is to keep from loading; a browser takes it for the head's where none is told.
  return HEAD.test(page) ? page.replace(HEAD, (head) => `${head}\n    ${strict}`) : `${strict}${page}`;
}

/** A script of such a page, which names the trace viewer. */
export function offlineScript(script: string): string {
  return script.replace(TRACE_VIEWER, 'about:blank');
}

function offlineBase64(script: string): string {
  return Buffer.from(offlineScript(Buffer.from(script, 'base64').toString('utf8'))).toString('base64');
}
