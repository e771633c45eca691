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
      asked.push(name);
      const isOnlySource = kindsFor(part, outline).every((kind) => kind === OPERATIONS);
      if (group === 'jobs' && part.url === undefined && (isOnlySource || part.sources !== undefined)) {
        wrong.push({
          path: [group, name, 'url'],
          why: 'is missing, and the job is observed at its operations endpoint',
        });
      }
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
