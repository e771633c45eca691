import { z } from 'zod';
import type { ApplicationTranslator } from './translator.ts';

const answersSchema = z.object({ answers: z.array(z.object({ field: z.string(), answer: z.string() })) });

/** Answers that come as a list of `{ field, answer }`. */
export const listedAnswers: Pick<ApplicationTranslator, 'answers' | 'answerPlace'> = {
  answers: (body) => answersSchema.parse(body).answers,
  answerPlace: (_, index) => `/answers/${index}/field`,
};
