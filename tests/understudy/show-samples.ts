import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Evidence, Scenario, Step } from '../../model/evidence.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { pngOf } from '../reports/png.ts';
import { account, after, filesOf, payment, sampleEvidence, samples } from '../reports/samples.ts';

/** How many milliseconds into the run the payment's spinner resolved. */
const RESOLVED_AT = 48_000;

function changed(scenario: Scenario, changes: Record<number, (step: Step) => Partial<Step>>): Scenario {
  return {
    ...scenario,
    steps: scenario.steps.map((step, index) => ({ ...step, ...changes[index]?.(step) })),
  };
}

/** A payment as it is recorded: what is clicked outlined, a field masked, a long wait with what is said meanwhile. */
export const recordedPayment: Scenario = changed(payment, {
  0: () => ({ say: 'This is our bank: one page, and everything on it.' }),
  2: (step) => ({
    meanwhile: 'The bank looks at it now.',
    screenshots: ['attachments/before-paying.png', ...step.screenshots],
    pictures: [
      {
        path: 'attachments/before-paying.png',
        at: after(6_000),
        moment: 'before-action',
        outline: { x: 0.4, y: 0.6, width: 0.2, height: 0.1 },
        masked: 1,
      },
      ...step.pictures.map((picture) => ({ ...picture, at: after(RESOLVED_AT) })),
    ],
    actions: [{ at: after(6_001), durationMs: 20, does: 'clicks', target: 'Pay now', value: null }],
  }),
  3: (step) => ({ pictures: step.pictures.map((picture) => ({ ...picture, at: after(RESOLVED_AT + 100) })) }),
});

/** A run that went, of two scenarios. */
export const recorded: ReportInput = inputOf(sampleEvidence([recordedPayment, account]));

export function inputOf(evidence: Evidence, changes: Partial<ReportInput> = {}): ReportInput {
  return { ...samples.go, evidence, present: filesOf(evidence), ...changes };
}

/** Writes a picture of a colour of its own for every path that evidence names. */
export function writePictures(
  folder: string,
  { scenarios }: Evidence,
  size: readonly [number, number] = [640, 400],
): void {
  const paths = scenarios.flatMap(({ steps }) => steps.flatMap(({ pictures }) => pictures.map(({ path }) => path)));
  for (const [index, path] of [...new Set(paths)].entries()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), pngOf(...size, [(index * 37) % 256, (index * 91) % 256, 160]));
  }
}
