import type { Finding } from '../../model/finding.ts';
import { icon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';
import { isWebAddress } from '../words/href.ts';
import { shortDuration, utcSecond } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Moment } from '../words/moment.ts';
import { renderOwnerLine } from './owner.ts';

/** One answer: what was expected and observed, from which source, what to do and whose it is. */
export function renderFinding(finding: Finding, moment: Moment, anchor: string | undefined): Markup {
  return markup`<div class="finding"${anchor !== undefined && markup` id="${anchor}"`}>
<p class="finding-id">${icon(finding.status)}<strong>${finding.status}</strong> <code>${onOneLine(finding.id, 160)}</code></p>
<dl>
<div><dt>Expected</dt><dd>${finding.expected}</dd></div>
<div><dt>Observed</dt><dd>${finding.observed}</dd></div>
<div><dt>Source</dt><dd>${finding.source} <span class="quiet">at ${utcSecond(finding.observedAt)} UTC, in ${shortDuration(finding.durationMs)}</span></dd></div>
${finding.remedy !== '' && markup`<div><dt>What to do</dt><dd>${finding.remedy}</dd></div>`}
${finding.because !== undefined && markup`<div><dt>Follows from</dt><dd><code>${onOneLine(finding.because, 160)}</code></dd></div>`}
${renderLinks(finding.links)}
<div><dt>Owner</dt><dd>${renderOwnerLine(finding.owner, moment)}</dd></div>
</dl>
</div>`;
}

/** The pages about a subject. An address that is not for the web is shown, and not to be followed. */
function renderLinks(links: Finding['links']): Markup | false {
  const listed = Object.entries(links ?? {});
  if (listed.length === 0) return false;
  const linked = listed.map(([name, url]) =>
    isWebAddress(url)
      ? markup`<a href="${url}" rel="noreferrer">${onOneLine(name, 60)}</a> `
      : markup`${onOneLine(name, 60)} ${onOneLine(url, 160)} `,
  );
  return markup`<div><dt>Pages</dt><dd>${linked}</dd></div>`;
}
