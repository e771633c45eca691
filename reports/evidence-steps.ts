import type { Step } from '../model/evidence.ts';
import { type Attempt, type EntryOf, entriesOf, lastKnownAt } from './evidence-attempts.ts';

interface OpenStep {
  begun: EntryOf<'step-begun'>;
  ended?: EntryOf<'step-ended'>;
  screenshots: string[];
}

/** The steps of one attempt in order of time. One that began and never ended is `cut-off`. */
export function assembleSteps(attempt: Attempt): Step[] {
  const steps: OpenStep[] = entriesOf(attempt, 'step-begun').map((begun) => ({ begun, screenshots: [] }));
  for (const ended of entriesOf(attempt, 'step-ended')) {
    const step = steps.find((each) => each.begun.step === ended.step && each.ended === undefined);
    if (step !== undefined) step.ended = ended;
  }
  for (const screenshot of entriesOf(attempt, 'screenshot'))
    stepOf(screenshot, steps)?.screenshots.push(screenshot.path);
  return steps.map((step) => closed(step, attempt));
}

/** A title may come twice in a script: then a picture belongs to the step that had begun most recently. */
function stepOf(screenshot: EntryOf<'screenshot'>, steps: readonly OpenStep[]): OpenStep | undefined {
  const named = steps.filter(({ begun }) => begun.step === screenshot.step);
  const at = Date.parse(screenshot.at);
  return named.findLast(({ begun }) => Date.parse(begun.at) <= at) ?? named[0];
}

function closed({ begun, ended, screenshots }: OpenStep, attempt: Attempt): Step {
  const begunAt = Date.parse(begun.at);
  const known = Date.parse(lastKnownAt(attempt) ?? begun.at);
  return {
    title: begun.step,
    status: ended?.status ?? 'cut-off',
    startedAt: begun.at,
    durationMs: ended?.durationMs ?? Math.max(0, known - begunAt),
    screenshots,
    ...(ended?.error === undefined ? {} : { error: ended.error }),
  };
}
