import { describeDuration } from '../../support/duration.ts';
import { icon, statusIcon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import { capitalised } from '../words/sentence.ts';
import type { RehearsedFallback } from './cue.ts';
import type { Scene } from './sheet.ts';

/** What to show where the step fails, and whether that was tried: with its own time, or that nobody has. */
export function renderFallback(fallback: RehearsedFallback | null, fallbacks: readonly Scene[]): Markup {
  if (fallback === null) return nothing;
  const scene = fallback.scene === null ? undefined : fallbacks[fallback.scene];
  return markup`<div class="prompt is-fallback"><dt>If it fails</dt><dd><p><strong>${capitalised(onOneLine(fallback.name, 200))}</strong></p><p class="fallback-tried">${scene === undefined ? untried() : tried(scene, `#fallback-${(fallback.scene ?? 0) + 1}`)}</p></dd></div>`;
}

function untried(): Markup {
  return markup`<span class="is-warned">${icon('warn')}Not rehearsed: a way out that nobody has tried</span>`;
}

function tried({ scenario: { status, durationMs, title } }: Scene, href: string): Markup {
  const link = markup`<a href="${href}">${onOneLine(title, 120)}</a>`;
  if (status === 'passed') {
    return markup`<span class="is-good">${icon('pass')}Rehearsed: passed in ${describeDuration(durationMs)}</span> ${link}`;
  }
  const word = status === 'failed' ? 'it failed as well' : 'it was not played to its end';
  return markup`<span class="is-warned">${statusIcon(status)}Don’t count on it: ${word}</span> ${link}`;
}
