import { z } from 'zod';
import type { Question } from '../../../applications/application.ts';
import { textField } from './text-field.ts';

/** The form for what the bank asks: one field per question. */
export function answersFormSchema(questions: readonly Question[]) {
  const answer = textField('Enter an answer for the bank', 'The answer', 2000);
  const fields = questions.map(({ field }) => [field, answer] as const);
  return z.object(Object.fromEntries(fields));
}
