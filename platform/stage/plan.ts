import { PART_NAMES, type PartName } from './parts.ts';

/** How one part is started, as far as that differs from how it should be. */
export interface PlannedPart {
  /** Whether it exists at all; a part never deployed doesn't. */
  started: boolean;
  /** The variables it is not given. */
  withheld: readonly string[];
  /** The variables it is given with other values. */
  replaced: Readonly<Record<string, string>>;
  /** Whether it is led to another, empty database on the same server. */
  otherDatabase: boolean;
}

export type StagePlan = Readonly<Record<PartName, PlannedPart>>;

/** The plan in which nothing is wrong. */
export function soundPlan(): StagePlan {
  const sound: PlannedPart = { started: true, withheld: [], replaced: {}, otherDatabase: false };
  return { portal: sound, onboarding: sound, payments: sound, 'status-poller': sound, bank: sound };
}

/** The plan with one part started differently. */
export function changePart(plan: StagePlan, name: PartName, change: Partial<PlannedPart>): StagePlan {
  return { ...plan, [name]: { ...plan[name], ...change } };
}

/** The parts that a plan leaves out. */
export function absentParts(plan: StagePlan): PartName[] {
  return PART_NAMES.filter((name) => !plan[name].started);
}

/** The variables a part is really given. */
export function plannedVariables(
  { withheld, replaced }: PlannedPart,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const given = Object.entries({ ...variables, ...replaced });
  return Object.fromEntries(given.filter(([name]) => !withheld.includes(name)));
}
