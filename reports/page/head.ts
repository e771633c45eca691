import { type Markup, markup, ours } from './markup.ts';

/** The head of a page that is a file: nothing may be loaded from anywhere, and nobody is told where a link came from. */
export function renderHead({ title, style, policy }: { title: string; style: string; policy: string }): Markup {
  return markup`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ours(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${ours(style)}</style>
</head>`;
}
