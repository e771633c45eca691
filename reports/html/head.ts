import { type Markup, markup, ours } from './markup.ts';
import { type PageSources, policyOf } from './policy.ts';

/** The head of a page of ours: nothing may be loaded from anywhere else, and nobody is told where a link came from. */
export function renderHead(title: string, sources: PageSources): Markup {
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ours(policyOf(sources))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${ours(sources.style)}</style>
</head>`;
}
