import type { Consequence } from '../../model/verdict.ts';

/** A consequence in one text: what it is of, unless its title names that already. */
export function consequenceText({ subject, title }: Consequence): string {
  return title.toLowerCase().includes(subject.toLowerCase()) ? title : `${subject}: ${title}`;
}
