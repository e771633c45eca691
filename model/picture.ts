import { z } from 'zod';

const share = z.number().min(0).max(1);

/** A rectangle in a picture, each number a share of the picture's width or height. */
export const outlineSchema = z.object({ x: share, y: share, width: share, height: share });

/** What is known of a picture besides its path. */
export const pictureFacts = {
  /** `before-action`: right before something is clicked or sent; `end`: how the step ended. */
  moment: z.enum(['before-action', 'end']).default('end'),
  /** The element acted on. */
  outline: outlineSchema.nullable().default(null),
  /** How many sensitive fields were masked in it. */
  masked: z.int().nonnegative().default(0),
};

/** A picture of a step; `path` is relative to the run's folder. */
export const pictureSchema = z.object({ path: z.string(), at: z.iso.datetime(), ...pictureFacts });

export type Outline = z.infer<typeof outlineSchema>;
export type Picture = z.infer<typeof pictureSchema>;
