import type { ComparedScenario, ComparedStep } from '../../model/run-comparison.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { onOneLine } from '../words/legible-text.ts';
import { playedText } from '../words/run-comparison-words.ts';
import { numbered, type StepPictures } from './step-pictures.ts';
import { renderTurn } from './turn-sign.ts';

/** With more scenarios than this, those that stayed the same are told on one line each. */
const MANY = 30;
const MOST_SHOWN = 500;
const FIRST_OPEN = 3;

/** Every scenario of two runs, its steps beside each other with their pictures; first those that are not as they were. */
export function renderComparedScenarios(
  scenarios: readonly ComparedScenario[],
  pictures: readonly [StepPictures, StepPictures],
): Markup {
  const changed = scenarios.filter((scenario) => !isSame(scenario));
  const same = scenarios.filter(isSame);
  const shown = [...changed, ...same].slice(0, MOST_SHOWN);
  const left = scenarios.length - shown.length;
  const body =
    scenarios.length === 0
      ? markup`<p class="nothing-here">Nothing is known of the scenarios of both.</p>`
      : shown.map((scenario, index) =>
          isSame(scenario) && scenarios.length > MANY
            ? renderLine(scenario)
            : renderScenario(
                scenario,
                pictures,
                index < FIRST_OPEN && (!isSame(scenario) || scenarios.length <= FIRST_OPEN),
              ),
        );
  return markup`<section class="part" aria-labelledby="scenarios-heading"><h2 id="scenarios-heading">Scenarios</h2>${body}${left > 0 && markup`<p class="quiet">and ${left} more, which are as they were or further down</p>`}</section>`;
}

function isSame({ turn, steps }: ComparedScenario): boolean {
  return turn === 'same' && steps.every((step) => step.turn === 'same');
}

function renderLine({ turn, title, was, is }: ComparedScenario): Markup {
  return markup`<p class="compared-line">${renderTurn(turn)} ${onOneLine(title, 240)} <span class="quiet">${playedText(was, is)}</span></p>`;
}

function renderScenario(
  { id, turn, title, was, is, steps }: ComparedScenario,
  pictures: readonly [StepPictures, StepPictures],
  open: boolean,
): Markup {
  const inside =
    steps.length === 0
      ? markup`<p class="quiet">Its steps can’t be compared.</p>`
      : markup`<ol class="compared-steps">${numbered(steps, (step) => step.title).map(([step, nth]) => markup`<li>${renderStep(step, id, nth, pictures)}</li>`)}</ol>`;
  return markup`<details class="compared"${open && ' open'}>
<summary><h3>${onOneLine(title, 240)}</h3><p>${renderTurn(turn)} <span class="quiet">${playedText(was, is)}</span></p></summary>
${inside}
</details>`;
}

function renderStep(
  { title, turn, was, is }: ComparedStep,
  scenario: string,
  nth: number,
  [first, second]: readonly [StepPictures, StepPictures],
): Markup {
  const name = onOneLine(title, 160);
  const sides = [
    { which: 'first', picture: first(scenario, title, nth), played: was },
    { which: 'second', picture: second(scenario, title, nth), played: is },
  ];
  const any = sides.some(({ picture }) => picture !== undefined);
  const figures = sides.map(
    ({ which, picture, played }) =>
      markup`<figure>${
        picture === undefined
          ? markup`<p class="no-picture">${played === null ? 'Not played' : 'No picture'} in the ${which} run</p>`
          : markup`<a href="${picture}"><img src="${picture}" alt="${name}, in the ${which} run" loading="lazy" decoding="async"></a>`
      }</figure>`,
  );
  return markup`<p class="compared-step">${renderTurn(turn)} <strong>${name}</strong> <span class="quiet">${playedText(was, is)}</span></p>${any ? markup`<div class="pair">${figures}</div>` : nothing}`;
}
