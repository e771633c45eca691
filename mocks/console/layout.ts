import { html, raw } from 'hono/html';
import { behaviour, style } from './assets.ts';
import { capitalised } from './wording.ts';

/** A piece of a page. What goes into it is escaped by the template it is made with. */
export type Markup = ReturnType<typeof html>;

/** What stands around the main part of a page. */
export interface Frame {
  /** What the bank is called. */
  readonly bank: string;
  /** Where the list is, with what was chosen there. */
  readonly home: string;
  /** The version that is spoken; `null` where nobody has signed in. */
  readonly version: string | null;
  /** What staff must know of the bank as it is now. */
  readonly notices: Markup;
  /** Whether there is a session that can be ended. */
  readonly signedIn: boolean;
  /** Whether the page keeps itself up to date. */
  readonly live: boolean;
}

const ICON = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3.5" fill="#123c4a"/><path d="M3 6.6 8 3.4l5 3.2v1H3zM4.2 8.6h1.4v3H4.2zm3.1 0h1.4v3H7.3zm3.1 0h1.4v3h-1.4zM3 12.2h10v1H3z" fill="#fff"/></svg>',
);

/** A whole page of the console around its main part. */
export function layout(title: string, main: Markup, frame: Frame): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Staff console</title>
<link rel="icon" href="${`data:image/svg+xml,${ICON}`}">
<style>${raw(style)}</style>
${frame.live ? html`<script type="module">${raw(behaviour)}</script>` : ''}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead"><div class="bar">
<a class="bank" href="${frame.home}">${mark()}<span>${capitalised(frame.bank)}</span></a>
<span class="place">Staff console</span>
<span class="connection" id="connection" hidden></span>
${frame.version === null ? '' : html`<span class="version" data-live="version">API version <b>${frame.version}</b></span>`}
${frame.signedIn ? signOut() : ''}
</div></header>
<div class="notices" data-live="notices">${frame.notices}</div>
<main id="main" tabindex="-1">${main}</main>
<p class="announcement" id="announcement" aria-live="polite"></p>
</body>
</html>`;
}

function mark(): Markup {
  return html`<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="M2 7.2 10 2l8 5.2V9H2zM4 10.5h2.2v5H4zm4.9 0h2.2v5H8.9zm4.9 0H16v5h-2.2zM2 16.5h16V18H2z" fill="currentColor"/></svg>`;
}

function signOut(): Markup {
  return html`<form class="sign-out" method="post" action="/console/sign-out"><button>Sign out</button></form>`;
}
