import { DRIFTS, type DriftFinding, type NotCompared } from './finding.ts';

/** Findings of the same kind at the same place as one, with their count; violations first, the most frequent first. */
export function foldFindings(findings: readonly DriftFinding[]): DriftFinding[] {
  const same = Map.groupBy(findings, ({ operation, drift, where, pointer, expected }) =>
    JSON.stringify([operation, drift, where, pointer, expected]),
  );
  return [...same.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [{ ...first, count: 1 + others.length }]))
    .sort((a, b) => DRIFTS.indexOf(a.drift) - DRIFTS.indexOf(b.drift) || b.count - a.count);
}

/** Calls that could not be compared for the same reason as one, with their count. */
export function foldNotCompared(calls: readonly Omit<NotCompared, 'count'>[]): NotCompared[] {
  const same = Map.groupBy(calls, ({ operation, reason }) => JSON.stringify([operation, reason]));
  return [...same.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined ? [] : [{ ...first, count: all.length }];
  });
}
