import { html, raw } from 'hono/html';
import { STYLESHEET } from './stylesheet.ts';

/** A piece of a page. What goes into it is escaped by the template it is made with. */
export type Markup = ReturnType<typeof html>;

/** A whole page of the console around its main part. */
export function layout(title: string, main: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Staff console</title>
<link rel="icon" href="data:,">
<style>${raw(STYLESHEET)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead"><div><a href="/console">Business accounts</a><span>Staff console of the mock bank</span></div></header>
<main id="main">${main}</main>
</body>
</html>`;
}
