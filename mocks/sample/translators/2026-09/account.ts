import { z } from 'zod';

/** An account by its IBAN, as this version writes it. */
export const accountSchema = z.object({ identification: z.object({ value: z.string() }) });

export function accountOf(iban: string) {
  return { identification: { scheme: 'IBAN', value: iban } };
}
