import type { Persona } from '../../model/persona.ts';
import { describeDuration } from '../../support/duration.ts';
import { icon, statusIcon } from '../html/icon.ts';
import { type Markup, markup } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import { statusText } from '../words/status-text.ts';
import { copyable } from './copyable.ts';
import { renderCue } from './cue-card.ts';
import type { Plan } from './plan.ts';
import type { Scene } from './sheet.ts';

/** What a scene is shown against: the files beside the sheet, the fallbacks on it, and how the slot is shared. */
export interface SceneAround {
  present: ReadonlySet<string>;
  fallbacks: readonly Scene[];
  plan: Plan | null;
  /** The address of the pages that the audience sees, where that is known. */
  entrance: string | null;
}

interface Place {
  id: string;
  kind: 'show' | 'fallback';
  /** How many steps of the show come before it. */
  firstCue: number;
}

/** One scenario: how it was rehearsed, who it is played with, and its steps. */
export function renderScene({ scenario, cues }: Scene, { id, kind, firstCue }: Place, around: SceneAround): Markup {
  const { title, status, attempts, durationMs, personas, fallback } = scenario;
  const isTyped = cues.some(({ step }) => step.actions.some(({ value }) => value !== null));
  return markup`<section class="scene is-${status}" id="${id}" aria-labelledby="${id}-heading">
<div class="scene-head">
<h2 id="${id}-heading">${fallback !== null && markup`<span class="instead">Instead: ${onOneLine(fallback, 160)}</span>`}${onOneLine(title, 200)}</h2>
<p class="scene-facts"><span class="scene-status">${statusIcon(status)}${attempts === 0 ? 'not played' : statusText(status)}</span>${durationMs > 0 && markup`<span>${describeDuration(durationMs)}</span>`}${attempts > 1 && markup`<span class="is-warned">${icon('warn')}${status === 'passed' ? `only at attempt ${attempts}` : `tried ${attempts} times`}</span>`}</p>
</div>
${personas.length > 0 && renderPersonas(toldLast(personas), !isTyped)}
${cues.length === 0 ? markup`<p class="nothing-here">No step of it was played, so nothing is known of what to do.</p>` : markup`<ol class="cues">${cues.map((cue, index) => renderCue(cue, { isInShow: kind === 'show', until: kind === 'show' ? around.plan?.until[firstCue + index] : undefined }, around))}</ol>`}
${status !== 'passed' && cues.length > 0 && markup`<p class="nothing-here">The rehearsal of this part ended here: what would follow was not played.</p>`}
</section>`;
}

/** A persona may be told again where a scenario changes a part of it: then the later values are meant. */
function toldLast(personas: readonly Persona[]): Persona[] {
  const facts = new Map<string, Map<string, string | null>>();
  for (const persona of personas) {
    const known = facts.get(persona.name) ?? new Map<string, string | null>();
    facts.set(persona.name, known);
    for (const { name, value } of persona.facts) known.set(name, value);
  }
  return [...facts].map(([name, known]) => ({
    name,
    facts: [...known].map(([fact, value]) => ({ name: fact, value })),
  }));
}

/** Who or what it is played with; closed where each value stands beside the step in which it is typed. */
function renderPersonas(personas: readonly Persona[], open: boolean): Markup {
  const names = personas.map(({ name }) => onOneLine(name, 60)).join(', ');
  return markup`<details class="personas"${open && ' open'}><summary>Played with: ${names}</summary>
${personas.map(({ name, facts }) => markup`<dl class="persona">${facts.map((fact) => renderFact(name, fact))}</dl>`)}
</details>`;
}

function renderFact(persona: string, { name, value }: Persona['facts'][number]): Markup {
  const called = onOneLine(name, 80);
  const shown =
    value === null
      ? markup`<span class="quiet">not kept</span>`
      : copyable(value, `${onOneLine(persona, 40)} ${called}`);
  return markup`<div><dt>${called}</dt><dd>${shown}</dd></div>`;
}
