import type { Step } from '../../model/evidence.ts';
import { type Attempt, type EntryOf, entriesOf } from './attempts.ts';

interface OpenStep {
  begun: EntryOf<'step-begun'>;
  ended?: EntryOf<'step-ended'>;
  declared?: EntryOf<'step-declared'>;
  pictures: Step['pictures'];
  actions: Step['actions'];
}

/** The steps of one attempt in order of time. One that began and never ended is `cut-off`. */
export function assembleSteps(attempt: Attempt): Step[] {
  const steps: OpenStep[] = entriesOf(attempt, 'step-begun').map((begun) => ({
    begun,
    pictures: [],
    actions: [],
  }));
  for (const ended of entriesOf(attempt, 'step-ended')) {
    const step = steps.find((each) => each.begun.step === ended.step && each.ended === undefined);
    if (step !== undefined) step.ended = ended;
  }
  for (const declared of entriesOf(attempt, 'step-declared')) {
    const step = stepOf(declared, steps);
    if (step !== undefined) step.declared = declared;
  }
  for (const screenshot of entriesOf(attempt, 'screenshot')) {
    const { path, at, moment, outline, masked } = screenshot;
    stepOf(screenshot, steps)?.pictures.push({ path, at, moment, outline, masked });
  }
  for (const action of entriesOf(attempt, 'action')) {
    const { at, durationMs, does, target, value } = action;
    stepOf(action, steps)?.actions.push({ at, durationMs, does, target, value });
  }
  return steps.map((step) => closed(step, attempt));
}

/** A title may come twice in a script: then what is told of it belongs to the step that had begun most recently. */
function stepOf(
  told: EntryOf<'screenshot' | 'step-declared' | 'action'>,
  steps: readonly OpenStep[],
): OpenStep | undefined {
  const named = steps.filter(({ begun }) => begun.step === told.step);
  if (named.length < 2) return named[0];
  const at = Date.parse(told.at);
  return named.findLast(({ begun }) => Date.parse(begun.at) <= at) ?? named[0];
}

function closed({ begun, ended, declared, pictures, actions }: OpenStep, attempt: Attempt): Step {
  return {
    title: begun.step,
    status: ended?.status ?? 'cut-off',
    startedAt: begun.at,
    durationMs: ended?.durationMs ?? Math.max(0, Date.parse(attempt.lastKnownAt ?? begun.at) - Date.parse(begun.at)),
    screenshots: pictures.map(({ path }) => path),
    pictures,
    do: declared?.do ?? null,
    say: declared?.say ?? null,
    meanwhile: declared?.meanwhile ?? null,
    actions,
    browser: [],
    logs: [],
    budgetMs: declared?.budgetMs ?? null,
    fallback: declared?.fallback ?? null,
    ...(ended?.error === undefined ? {} : { error: ended.error }),
  };
}
