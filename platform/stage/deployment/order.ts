import { z } from 'zod';
import { PART_NAMES } from '../parts.ts';

const key = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'is no name of a variable');
const flagName = z.string().min(1).max(100);

/** What is to be deployed onto a staged platform. Holds values, which may be secret. */
export const deploymentOrderSchema = z.strictObject({
  /** Restarted one after the other, all with the same changes. */
  parts: z.array(z.enum(PART_NAMES)).default([]),
  /** A commit of the staged repository by its id, the beginning of one or a name such as `main~1`; or any id of a commit. */
  commit: z.string().max(100).optional(),
  /** The subject of a further commit that is made in the staged repository, and deployed. */
  newCommit: z.string().trim().min(1).max(120).optional(),
  build: z.string().trim().min(1).max(100).optional(),
  set: z.record(key, z.string()).default({}),
  unset: z.array(key).default([]),
  /** Keys to be given a value they had before: the one of that fingerprint, or for `null` the one they were staged with. */
  restore: z.record(key, z.string().nullable()).default({}),
  flags: z.record(flagName, z.boolean()).default({}),
});

/** How one part came out of a deployment. */
const deployedPartSchema = z.object({
  part: z.enum(PART_NAMES),
  /** `refused`: its configuration; `failed`: it ended before it listened. Both mean that it is down. */
  state: z.enum(['running', 'refused', 'failed']),
  url: z.string(),
  commit: z.string().nullable(),
  build: z.string().nullable(),
  /** The names of the keys that it is given otherwise than before. */
  changed: z.array(z.string()),
  /** The names of the keys among them that it had not before. */
  added: z.array(z.string()),
  refused: z.array(z.object({ key: z.string(), problem: z.string() })),
});

/** A deployment that was made, as far as it may be told: never a value. */
export const deploymentSchema = z.object({
  /** When it was begun, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  parts: z.array(deployedPartSchema),
  flags: z.record(z.string(), z.boolean()),
});

/** Why a deployment was not made, in the three parts of a Problem. */
export const refusedDeploymentSchema = z.object({ title: z.string(), why: z.string(), remedy: z.string() });

export type DeploymentOrder = z.output<typeof deploymentOrderSchema>;
export type DeploymentRequest = z.input<typeof deploymentOrderSchema>;
export type DeployedPart = z.infer<typeof deployedPartSchema>;
export type Deployment = z.infer<typeof deploymentSchema>;
