import { assetReader } from '../html/asset-reader.ts';
import { renderHead } from '../html/head.ts';
import { type Child, type Markup, markup, ours } from '../html/markup.ts';
import { styleOf } from '../page/assets.ts';

const STYLES = ['tokens', 'page', 'masthead', 'listing', 'frame', 'enlarged', 'print'];

const read = assetReader(import.meta.url);
const sources = {
  style: `${styleOf(STYLES)}\n${read('style/served.css')}`,
  script: `${read('script/morph.js')}\n${read('script/follow-list.js')}`,
  isServed: true,
};

/** A page about the kept runs. */
export interface ServedPage {
  title: string;
  /** In the head, beside the name of the product. */
  heading: string;
  intro?: Child;
  content: Markup | readonly Markup[];
  /** The version of the shelf that it shows, where its main part is drawn anew when runs came or changed. */
  follows: number | null;
}

/** A page of the report server as one HTML document. */
export function renderServedPage({ title, heading, intro, content, follows }: ServedPage): string {
  return markup`<!doctype html>
<html lang="en">
${renderHead(`${title}, rehearse`, sources)}
<body class="served">
<header class="served-head">
<a class="skip" href="#content">Skip to the content</a>
<div class="served-head-inner">
<nav aria-label="Reports"><a class="wordmark" href="/">rehearse</a><ul><li><a href="/">Environments</a></li><li><a href="/runs">Runs</a></li><li><a href="/compare">Compare</a></li></ul></nav>
<h1>${heading}</h1>
${intro !== undefined && markup`<p class="served-intro">${intro}</p>`}
</div>
</header>
<main id="content"${follows !== null && markup` data-follows="${follows}"`}>${content}</main>
<footer class="colophon"><p>Served by rehearse to this machine only, for as long as it runs. It loads nothing from elsewhere, and sends nothing.</p></footer>
<script type="module">${ours(sources.script)}</script>
</body>
</html>
`.toString();
}
