import { assetReader } from '../../html/asset-reader.ts';
import { renderHead } from '../../html/head.ts';
import { markup, ours } from '../../html/markup.ts';
import { behaviour, style } from '../../page/assets.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { type Parts, SCENARIO_PART } from './parts.ts';

const read = assetReader(import.meta.url);
const sources = {
  style: `${style}\n${read('../style/live.css')}`,
  script: `${behaviour}\n${read('../script/morph.js')}\n${read('../script/follow-run.js')}`,
  isServed: true,
};

/** The page of a run that goes on, with its parts as they are, which its script then keeps up to date from `version` on. */
export function renderLivePage(
  parts: Parts,
  version: number,
  { environment, id }: { environment: string; id: string },
): string {
  const part = (name: string) => ours(parts.get(name) ?? '');
  const scenarios = [...parts].filter(([name]) => name.startsWith(SCENARIO_PART)).map(([, content]) => ours(content));
  return markup`<!doctype html>
<html lang="en">
${renderHead(`Running: ${onOneLine(environment, 60)}, run ${onOneLine(id, 60)}`, sources)}
<body class="standing-running is-live" data-version="${version}">
${part('live-head')}
${part('live-now')}
<main id="content">
${part('live-notes')}
${part('live-readiness')}
<section class="part scenarios" aria-labelledby="scenarios-heading"><h2 id="scenarios-heading">The show, as it is rehearsed</h2>
<div id="live-scenarios">${scenarios}</div></section>
</main>
<p class="visually-hidden" role="status" id="live-said"></p>
<footer class="colophon"><p>Served by rehearse to this machine only, while the rehearsal goes on.</p></footer>
<script type="module">${ours(sources.script)}</script>
</body>
</html>
`.toString();
}
