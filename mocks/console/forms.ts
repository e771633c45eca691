import { z } from 'zod';
import type { Decision } from '../decisions.ts';
import type { ApplicationState } from '../lifecycle/application.ts';

/** What staff typed, given back to them when it can't be carried out. */
export interface Draft {
  reason?: string | undefined;
  subject?: string | undefined;
  question?: string | undefined;
}

/** What a form came to: a decision, or what staff have to mend first. */
export type FormReading = { ok: true; decision: Decision } | { ok: false; problem: string };

/** The console has no sign-in: whoever uses it is bank staff. */
const STAFF = 'Bank staff';

const words = (longest: number, missing: string) =>
  z.string(missing).trim().min(1, missing).max(longest, `Use at most ${longest} characters.`);

const formSchema = z.discriminatedUnion(
  'decision',
  [
    z.object({
      decision: z.literal('approve'),
      validated: z.literal('yes', 'Check the input and tick “Input validated” before you approve.'),
    }),
    z.object({ decision: z.literal('reject'), reason: words(500, 'Give a reason for the rejection.') }),
    z.object({
      decision: z.literal('request-information'),
      subject: words(60, 'Give the question a subject.'),
      question: words(500, 'Write the question.'),
    }),
  ],
  'Use one of the buttons.',
);

/** Reads one of the three forms of an application's page. */
export function readForm(form: URLSearchParams, state: ApplicationState): FormReading {
  const parsed = formSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false, problem: parsed.error.issues.map(({ message }) => message).join(' ') };
  const given = parsed.data;
  switch (given.decision) {
    case 'approve':
      return { ok: true, decision: { decision: 'approve', by: STAFF } };
    case 'reject':
      return { ok: true, decision: { decision: 'reject', by: STAFF, reason: given.reason } };
    case 'request-information': {
      const field = fieldOf(given.subject) ?? `question${state.enquiries.length + 1}`;
      const questions = [{ field, question: given.question }];
      return { ok: true, decision: { decision: 'request-information', by: STAFF, questions } };
    }
  }
}

/** What was typed, to be shown again. */
export function draftOf(form: URLSearchParams): Draft {
  const typed = (name: string) => form.get(name) ?? undefined;
  return { reason: typed('reason'), subject: typed('subject'), question: typed('question') };
}

/** A subject as the name of a field: `Business licence` becomes `businessLicence`; `undefined` when no letter is left. */
function fieldOf(subject: string): string | undefined {
  const words = subject
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const [first, ...others] = words.map((word) => word.toLowerCase());
  if (first === undefined) return undefined;
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
