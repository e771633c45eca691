import { z } from 'zod';
import { paymentStateSchema } from '../lifecycle/payment.ts';
import { paymentOrderSchema } from '../submission.ts';

/** A payment as it stood at one moment. Times are milliseconds since the epoch. */
export const paymentRecordSchema = z
  .object({
    id: z.string(),
    correlationId: z.string().nullable(),
    order: paymentOrderSchema,
    createdAt: z.number(),
    state: paymentStateSchema,
  })
  .readonly();

export type PaymentRecord = z.infer<typeof paymentRecordSchema>;
