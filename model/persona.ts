import { z } from 'zod';

/** Who or what a scenario is played with, as the presenter types it; a value that must not be kept is `null`. */
export const personaSchema = z.object({
  /** Such as `company`. */
  name: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
});

export type Persona = z.infer<typeof personaSchema>;
