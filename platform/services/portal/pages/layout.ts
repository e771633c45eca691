import { ASSETS } from '../assets.ts';
import { type Html, html, NOTHING } from './html.ts';
import { SIGN } from './icons.ts';

/** Seconds between reloads of a page that waits, in a browser without scripts. */
const RELOADS_EVERY_S = 2;

/** A whole page. */
export interface Page {
  title: string;
  /** What stands in `main`. */
  content: Html;
  /** The part of the portal that the page belongs to. */
  section?: 'accounts' | 'payments';
  /** Whether the page waits for something, so that a browser without scripts must reload it. */
  waiting?: boolean;
}

/** The frame that all pages have. */
export function layout({ title, content, section, waiting = false }: Page): Html {
  const link = (name: typeof section, href: string, text: string) =>
    html`<li><a href="${href}"${section === name ? html` aria-current="true"` : NOTHING}>${text}</a></li>`;
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light" />
    <meta name="theme-color" content="#083e30" />
    <title>${title} – Northgate</title>
    <link rel="icon" href="${ASSETS.icon.href}" type="image/svg+xml" />
    <link rel="stylesheet" href="${ASSETS.style.href}" />
    <script type="module" src="${ASSETS.script.href}"></script>
    ${waiting ? html`<noscript><meta http-equiv="refresh" content="${RELOADS_EVERY_S}" /></noscript>` : NOTHING}
  </head>
  <body>
    <a class="skip-link" href="#main">Skip to the content</a>
    <header class="site-header">
      <div class="wrap site-header-row">
        <a class="brand" href="/">${SIGN}<span>Northgate</span></a>
        <nav aria-label="Main">
          <ul class="site-nav">
            ${link('accounts', '/business-account/new', 'Accounts')}
            ${link('payments', '/payments/new', 'Payments')}
          </ul>
        </nav>
      </div>
    </header>
    <main id="main" class="wrap" tabindex="-1">${content}</main>
    <footer class="site-footer">
      <div class="wrap site-footer-row">
        <p>Northgate is a sample business: no real money moves here.</p>
        <p>Accounts are held with our partner bank. <a href="/support">Support</a></p>
      </div>
    </footer>
  </body>
</html>`;
}
