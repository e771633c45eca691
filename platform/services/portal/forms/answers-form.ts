import { z } from 'zod';
import type { Question } from '../../../applications/application.ts';
import { textField } from './text-field.ts';

/** The form for what the bank asks: one field per question. */
export function answersFormSchema(questions: readonly Question[]) {
  const fields = questions.map(({ field, question }) => {
    return [field, textField(`Answer the bank’s question: ${question}`, 'The answer', 2000)] as const;
  });
  return z.object(Object.fromEntries(fields));
}
