import { Problems } from '../../support/problem.ts';
import { type Fault, faultSchema } from './fault.ts';
import { faultNamed, samplePresets } from './fault-presets.ts';
import { faultProblem } from './fault-problem.ts';

/** A fault as somebody orders it: in full, or one of ours by its name. Throws Problem(s) for what is none. */
export function readFaultOrder(order: unknown): Fault {
  if (typeof order === 'string') return faultNamed(order, samplePresets());
  const parsed = faultSchema.safeParse(order);
  if (parsed.success) return parsed.data;
  throw new Problems(
    'That is no fault',
    parsed.error.issues.map((issue) => faultProblem(issue, 'fault')),
  );
}
