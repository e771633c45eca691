import type { Finding, Readiness } from '../../model/finding.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { counted } from '../words/count-text.ts';
import type { Moment } from '../words/moment.ts';
import type { Anchors } from './anchors.ts';
import { renderFinding } from './finding.ts';

/** The answers that were another after the scenarios than before them, and no pass: what broke while the show was played. */
export function askedAgain(before: Readiness | null, after: Readiness | null | undefined): Finding[] {
  const earlier = new Map(before?.findings.map(({ id, status }) => [id, status]));
  return (after?.findings ?? []).filter(({ id, status }) => status !== 'pass' && earlier.get(id) !== status);
}

/** Those answers, open: the table of what was asked before the scenarios doesn't have them. Nothing where all stayed as it was. */
export function renderAskedAgain(findings: readonly Finding[], moment: Moment, anchors: Anchors): Markup {
  if (findings.length === 0) return nothing;
  return markup`<div class="asked-again"><h3>Asked again after the scenarios: ${counted(findings.length, 'answer')} not as before</h3>
${findings.map((finding) => renderFinding(finding, moment, anchors.askedAgain(finding.id)))}
</div>`;
}
