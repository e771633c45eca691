import { factsIn } from '../desk/facts.ts';
import type { Enquiry } from '../resources/resource-record.ts';

const LONGEST = 1_000;

/** What a call of the API brought, as staff read it. */
export function suppliedText(body: unknown): string {
  if (body === undefined) return 'Done, without anything being sent';
  if (typeof body === 'string') return `A document of ${body.length} characters`;
  const lines = factsIn(body).map(({ fact }) => `${fact.term}: ${fact.value}`);
  return lines.length === 0 ? 'Something that cannot be shown' : lines.join('; ').slice(0, LONGEST);
}

/** The enquiries once something came: it answers what is open; where nothing is, it stands for itself. */
export function answered(enquiries: readonly Enquiry[], came: { what: string; called: string; by: string }): Enquiry[] {
  if (enquiries.some(({ answer }) => answer === null)) {
    return enquiries.map((enquiry) => (enquiry.answer === null ? { ...enquiry, answer: came.what } : enquiry));
  }
  return [...enquiries, { field: came.by, question: came.called, askedBy: 'the bank', answer: came.what }];
}
