import type { Contradiction } from '../contradictions.ts';
import type { Wrong } from '../issues.ts';
import type { Outline, OutlinedPart } from '../outline.ts';

const OPERATIONS = 'operations';

/** A service or job can be asked about itself only where its address is known, and what opens its operations endpoint. */
export const sourcesThatCannotAnswer: Contradiction = ({ outline }) => {
  const wrong: Wrong[] = [];
  const asked: string[] = [];
  for (const group of ['services', 'jobs'] as const) {
    for (const [name, part] of Object.entries(outline[group])) {
      if (!isAskedOfItself(part, outline)) continue;
      if (group === 'jobs' && part.url === undefined) {
        // The sources of the environment serve it as far as they can without its address.
        const isSeenElsewhere = part.ranAt !== undefined || kindsFor(part, outline).some((kind) => kind !== OPERATIONS);
        if (part.sources === undefined && isSeenElsewhere) continue;
        wrong.push({
          path: [group, name, 'url'],
          why: 'is missing, and the job is observed at its operations endpoint: where it has none, name other sources, or ranAt',
        });
      }
      asked.push(name);
    }
  }
  if (asked.length > 0 && outline.operationsToken === undefined) {
    const why = `is missing, and the operations endpoints of ${asked.join(', ')} are asked; where there are none, name other sources`;
    wrong.unshift({ path: ['operationsToken'], why });
  }
  return wrong;
};

/** Whether a service or job is observed at its own operations endpoint. */
export function isAskedOfItself(part: OutlinedPart, outline: Outline): boolean {
  return kindsFor(part, outline).includes(OPERATIONS);
}

/** The kinds of source through which a service or job is observed. */
function kindsFor({ sources }: OutlinedPart, outline: Outline): unknown[] {
  const declared = sources ?? outline.sources ?? [{ kind: OPERATIONS }];
  return Array.isArray(declared) ? declared.map(kindOf) : [];
}

function kindOf(source: unknown): unknown {
  return typeof source === 'object' && source !== null && 'kind' in source ? source.kind : undefined;
}
