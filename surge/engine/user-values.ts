import { createHash, randomUUID } from 'node:crypto';
import type { ProcessorPlan } from './processor-plan.ts';

// Also in the file that Artillery's own command loads beside a written script: it imports nothing of ours.

/** Keeps a value in every form in which a request may need it, as plan/placeholder.ts names them. */
export function hold(vars: Record<string, unknown>, name: string, value: string): void {
  vars[name] = value;
  vars[`${name}_url`] = encodeURIComponent(value);
  vars[`${name}_json`] = JSON.stringify(value).slice(1, -1);
}

/** A value alike the recorded one, and another for each user: the same ones for the same seed where that is possible. */
export function madeUpFor(
  { name, kind, recorded }: ProcessorPlan['madeUp'][number],
  user: number,
  { seed, surge }: Pick<ProcessorPlan, 'seed' | 'surge'>,
): string {
  const digest = createHash('sha256')
    .update(`${seed} ${user} ${name} ${randomPart(kind)}`)
    .digest('hex');
  switch (kind) {
    case 'uuid':
      return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
    case 'trace':
      return `00-${digest.slice(0, 32)}-${digest.slice(32, 48)}-01`;
    case 'correlation':
      return `${surge}.${digest.slice(0, 8)}`;
    case 'e-mail':
      return recorded.replace('@', `.${digest.slice(0, 8)}@`);
    case 'text':
      return `${recorded} ${digest.slice(0, 6)}`;
    default:
      return alike(recorded, digest);
  }
}

/** What names a request must be another each time it is sent, also from another machine. */
function randomPart(kind: string): string {
  return kind === 'uuid' || kind === 'trace' || kind === 'correlation' ? randomUUID() : '';
}

/** Digits for digits and letters for letters; the first stays, which may tell what kind it is. */
function alike(recorded: string, digest: string): string {
  const bytes = Buffer.from(digest, 'hex');
  return [...recorded]
    .map((character, index) => {
      const random = bytes[index % bytes.length] ?? 0;
      if (index === 0) return character;
      if (/\d/.test(character)) return String(random % 10);
      // Of hexadecimal digits as well.
      if (/[a-f]/.test(character)) return 'abcdef'.charAt(random % 6);
      if (/[A-F]/.test(character)) return 'ABCDEF'.charAt(random % 6);
      return character;
    })
    .join('');
}
