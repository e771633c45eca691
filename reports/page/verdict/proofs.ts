import type { Proof } from '../../../model/verdict.ts';
import { standsAlone } from '../../embedding/embedded-pictures.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { isWebAddress, relativeHref } from '../../words/href.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Anchors } from '../anchors.ts';

const MOST_SHOWN = 8;

/** Where the answers are that were given after the scenarios. */
const ASKED_AGAIN = 'readiness-after.json';

const KIND_WORDS = {
  finding: 'answer',
  fact: 'what changed',
  scenario: 'scenario',
  picture: 'picture',
  trace: 'trace',
  log: 'log',
  link: 'page',
} as const satisfies Record<Proof['kind'], string>;

/** What shows a reason: a link to each thing that is on the page, in its folder or on the web; what is gone is told as gone. */
export function renderProofs(proofs: readonly Proof[], anchors: Anchors, present: ReadonlySet<string>): Markup {
  if (proofs.length === 0) return nothing;
  const more = proofs.length - MOST_SHOWN;
  return markup`<div class="proofs"><h4>What shows it</h4><ul>${proofs
    .slice(0, MOST_SHOWN)
    .map(
      (proof) => markup`<li>${renderProof(proof, anchors, present)}</li>`,
    )}${more > 0 && markup`<li>and ${more} more, in verdict.json</li>`}</ul></div>`;
}

function renderProof(proof: Proof, anchors: Anchors, present: ReadonlySet<string>): Markup {
  const { kind, label, target } = proof;
  const text = markup`<span class="proof-kind">${KIND_WORDS[kind]}</span> ${onOneLine(label, 120)}`;
  if (kind === 'finding' || kind === 'fact' || kind === 'scenario') {
    const anchor = anchors[kind](target);
    if (anchor !== undefined) return markup`<a href="#${anchor}">${text}</a>`;
    return kind === 'finding' && present.has(ASKED_AGAIN)
      ? markup`<a href="${ASKED_AGAIN}">${text}</a> <span class="quiet">(asked again after the scenarios)</span>`
      : text;
  }
  if (isWebAddress(target)) return markup`<a href="${target}" rel="noreferrer">${text}</a>`;
  const href = present.has(target) ? relativeHref(target) : undefined;
  if (href === undefined || standsAlone(present))
    return markup`${text} <span class="quiet">(${standsAlone(present) ? `${target} in the run’s folder` : 'not here any more'})</span>`;
  return kind === 'picture'
    ? markup`<a href="${href}" data-enlarge="${onOneLine(label, 160)}">${text}</a>`
    : markup`<a href="${href}"${kind === 'trace' && ' download'}>${text}</a>`;
}
