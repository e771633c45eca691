import type { Scenario, Step } from '../../model/evidence.ts';
import type { Picture } from '../../model/picture.ts';
import type { StepAction } from '../../model/step-action.ts';
import { between } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { Frame } from './show.ts';

const LONGEST_TITLE = 200;

/** A frame, and when it was. */
interface Moment {
  frame: Frame;
  at: string;
}

/** The frames of a scenario in order: every picture of every step, and one without where a step has none. */
export function framesOf(scenario: Scenario, everyPicture: boolean): Frame[] {
  const moments = scenario.steps.flatMap((step, index) => momentsOf(step, index + 1, everyPicture));
  return moments.map(({ frame, at }, index) => {
    const before = moments[index - 1];
    return before === undefined ? frame : { ...frame, waitedMs: Math.max(0, between(before.at, at)) };
  });
}

function momentsOf(step: Step, number: number, everyPicture: boolean): Moment[] {
  const shown = everyPicture ? step.pictures : step.pictures.slice(-1);
  if (shown.length === 0) {
    const at = new Date(Date.parse(step.startedAt) + step.durationMs).toISOString();
    return [{ frame: { ...plainFrame(step, number), picture: null }, at }];
  }
  return shown.map((picture) => ({ frame: frameOf(step, number, picture), at: picture.at }));
}

function frameOf(step: Step, number: number, picture: Picture): Frame {
  const plain = plainFrame(step, number);
  const isBefore = picture.moment === 'before-action';
  const action = isBefore ? step.actions.find(({ at }) => between(picture.at, at) >= 0) : undefined;
  const does = action === undefined ? null : doing(action);
  return {
    ...plain,
    alt: isBefore ? `The screen before this is done: ${does ?? plain.title}` : `The screen after: ${plain.title}`,
    picture: picture.path,
    hotSpot: isBefore ? picture.outline : null,
    does,
    masked: picture.masked,
  };
}

function plainFrame(step: Step, number: number): Frame {
  const title = onOneLine(step.title, LONGEST_TITLE);
  return {
    step: number,
    title,
    caption: step.say ?? title,
    alt: '',
    picture: null,
    hotSpot: null,
    does: null,
    masked: 0,
    waitedMs: 0,
    meanwhile: step.meanwhile,
    failed: step.status === 'failed' || step.status === 'cut-off',
  };
}

const VERBS = {
  'goes-to': 'Go to',
  clicks: 'Click',
  fills: 'Fill in',
  chooses: 'Choose in',
  checks: 'Tick',
  unchecks: 'Untick',
  presses: 'Press a key in',
  uploads: 'Upload to',
  other: null,
} as const satisfies Record<StepAction['does'], string | null>;

/** What a person would do: `Click “Submit application”`; `null` where that can't be said in words. */
function doing({ does, target }: StepAction): string | null {
  const verb = VERBS[does];
  return verb === null || target === '' ? null : `${verb} “${onOneLine(target, 80)}”`;
}
