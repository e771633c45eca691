import type { BrowserEvent } from '../../model/browser-event.ts';
import { shortDuration } from './instants.ts';
import { onOneLine } from './legible-text.ts';

const KINDS = {
  console: 'console message',
  'page-error': 'script error',
  'failed-request': 'failed request',
  refused: 'refused request',
  slow: 'slow answer',
} as const satisfies Record<BrowserEvent['saw'], string>;

/** What kind of thing the browser saw: `console error`, `failed request`. */
export function browserEventKind(event: BrowserEvent): string {
  return event.saw === 'console' ? `console ${event.level}` : KINDS[event.saw];
}

/** Whether an audience or a developer would call it an error. */
export function isBrowserError(event: BrowserEvent): boolean {
  return event.saw === 'console' ? event.level === 'error' : event.saw !== 'slow';
}

/** What the browser saw, in words: `GET /rates got no answer: refused`. */
export function browserEventText(event: BrowserEvent): string {
  switch (event.saw) {
    case 'console':
      return `${onOneLine(event.text, 400)}${event.url === '' ? '' : ` (${onOneLine(event.url, 160)})`}`;
    case 'page-error':
      return onOneLine(event.text, 400);
    case 'failed-request':
      return `${requested(event)} got no answer: ${onOneLine(event.why, 160)}`;
    case 'refused':
      return `${requested(event)} was answered ${event.status} after ${shortDuration(event.durationMs)}`;
    case 'slow':
      return `${requested(event)} took ${shortDuration(event.durationMs)} (${event.status})`;
  }
}

function requested({ method, url }: { method: string; url: string }): string {
  return `${onOneLine(method, 12)} ${onOneLine(url, 240)}`;
}
