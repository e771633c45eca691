import { type Demo, NO_DEMO, USUAL_SLOT_MS } from './demo.ts';
import type { PlannedDemo } from './demos-file.ts';

/** The next of the planned demos on an environment that is not over yet at a time in epoch milliseconds. */
export function nextDemo(demos: readonly PlannedDemo[], environment: string, now: number): Demo {
  const [next] = demos
    .filter((demo) => demo.environment === environment && endOf(demo) > now)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return next === undefined ? NO_DEMO : asDemo(next);
}

/** What is planned on an environment for exactly this time, if anything is. */
export function demoAt(demos: readonly PlannedDemo[], environment: string, at: string): Demo | undefined {
  const planned = demos.find((demo) => demo.environment === environment && Date.parse(demo.at) === Date.parse(at));
  return planned === undefined ? undefined : asDemo(planned);
}

const endOf = ({ at, slotMs }: PlannedDemo) => Date.parse(at) + (slotMs ?? USUAL_SLOT_MS);

const asDemo = ({ at, slotMs, title, presenters, freeze }: PlannedDemo): Demo => ({
  at,
  slotMs,
  title,
  presenters,
  freeze,
});
