import { join } from 'node:path';
import { z } from 'zod';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema, scenarioSchema, stepSchema } from '../../model/evidence.ts';
import { runFolder } from '../../model/run-folder.ts';
import { relativeHref } from '../words/href.ts';
import { runAddress } from './run-links.ts';

/** Where the last picture of a step is served; `undefined` where there is none. `nth` counts steps of the same title from 1. */
export type StepPictures = (scenario: string, step: string, nth: number) => string | undefined;

const picturedSchema = evidenceSchema.pick({ schemaVersion: true }).extend({
  scenarios: z.array(
    scenarioSchema.pick({ id: true }).extend({ steps: z.array(stepSchema.pick({ title: true, screenshots: true })) }),
  ),
});

/** The pictures that a run took of its steps. A run whose evidence can't be read has none. */
export async function stepPicturesOf(reports: string, run: string): Promise<StepPictures> {
  const places = new Map<string, string>();
  const { evidence } = runFolder(join(reports, 'runs', run));
  const read = await readArtefact(evidence, picturedSchema).catch(() => null);
  for (const { id, steps } of read?.scenarios ?? []) {
    for (const [{ title, screenshots }, nth] of numbered(steps, (step) => step.title)) {
      const href = relativeHref(screenshots.at(-1) ?? '');
      if (href !== undefined) places.set(keyOf(id, title, nth), runAddress(run, href));
    }
  }
  return (scenario, step, nth) => places.get(keyOf(scenario, step, nth));
}

/** Each thing with how many of its name there were up to it. */
export function numbered<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): [Thing, number][] {
  const counts = new Map<string, number>();
  return things.map((thing) => {
    const nth = (counts.get(nameOf(thing)) ?? 0) + 1;
    counts.set(nameOf(thing), nth);
    return [thing, nth];
  });
}

function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
