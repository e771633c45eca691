import { z } from 'zod';
import { ownerSchema } from './owner.ts';

/** The moments of a delayed flow, in the order in which they must come. */
export const MILESTONES = ['submitted', 'received', 'decided', 'polled', 'applied', 'shown'] as const;

export const milestoneNameSchema = z.enum(MILESTONES);

export const milestoneSchema = z.object({ name: milestoneNameSchema, at: z.iso.datetime() });

/** Why a milestone did not come, and whose it is to mend. */
export const diagnosisSchema = z.object({
  milestone: milestoneNameSchema,
  /** One sentence a presenter can pass on: what is missing and the likely reason. */
  cause: z.string(),
  /** The service, job or bank in which to look. */
  subject: z.string(),
  owner: ownerSchema,
  remedy: z.string(),
  waitedMs: z.int().nonnegative(),
  /** The milestones before it that nothing could see here: whether they came is not known. */
  unobserved: z.array(milestoneNameSchema).optional(),
});

export type MilestoneName = z.infer<typeof milestoneNameSchema>;
export type Milestone = z.infer<typeof milestoneSchema>;
export type Diagnosis = z.infer<typeof diagnosisSchema>;
