import { onOneLine } from '../../legible-text.ts';
import { behaviour, style } from '../../page/assets.ts';
import { markup, ours } from '../../page/markup.ts';
import { type Assets, readAsset, renderServedHead } from '../served-head.ts';
import { type Parts, SCENARIO_PART } from './parts.ts';

const assets: Assets = {
  style: `${style}\n${readAsset('style/live.css')}`,
  script: `${behaviour}\n${readAsset('script/morph.js')}\n${readAsset('script/follow-run.js')}`,
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
${renderServedHead(`Running: ${onOneLine(environment, 60)}, run ${onOneLine(id, 60)}`, assets)}
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
<script type="module">${ours(assets.script)}</script>
</body>
</html>
`.toString();
}
