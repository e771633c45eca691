import { z } from 'zod';

/** An amount of money: `{ value: '12.50', currency: 'EUR' }`. */
export const moneySchema = z.object({
  value: z.string().regex(/^\d{1,12}\.\d{2}$/, 'must be an amount with two decimals'),
  currency: z.literal('EUR', 'must be EUR'),
});

/** An amount that can be paid. */
export const payableSchema = moneySchema.refine(({ value }) => Number(value) > 0, {
  message: 'must be more than 0',
  path: ['value'],
});

export type Money = z.output<typeof moneySchema>;
