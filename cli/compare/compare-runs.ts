import type { ComparedFinding, ComparedReason, RunComparison, Turn } from '../../model/run-comparison.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { foldedIds } from '../../reports/words/folded-ids.ts';
import { changedBetween } from '../../verdict/drift/changed-between.ts';
import { differencesOf } from '../../verdict/drift/differences.ts';
import { compareScenarios } from './compare-scenarios.ts';
import type { RunSide } from './run-side.ts';
import { FINDINGS, OUTCOMES, turnOf, turnOfAll, WEIGHTS } from './turns.ts';

/** The second run beside the first: what came, what went, what came to something else, and how long it took. */
export function compareRuns(first: RunSide, second: RunSide, notes: readonly string[] = []): RunComparison {
  const reasons = compareReasons(first, second);
  const findings = compareFindings(first, second);
  const facts = compareFacts(first, second);
  const scenarios =
    first.scenarios === null || second.scenarios === null ? [] : compareScenarios(first.scenarios, second.scenarios);
  const turns = [
    outcomeTurn(first, second),
    ...reasons.map(({ turn }) => turn),
    ...findings.map(({ turn }) => turn),
    ...scenarios.flatMap(({ turn, steps }) => [turn, ...steps.map((step) => step.turn)]),
    ...(facts.length > 0 ? (['different'] as const) : []),
  ];
  return {
    schemaVersion: SCHEMA_VERSION,
    runs: [first.about, second.about],
    turn: turnOfAll(turns),
    reasons,
    findings,
    facts,
    scenarios,
    notes: [...notes, ...whatIsNotKnown(first, second)],
  };
}

function outcomeTurn({ about: { outcome: was } }: RunSide, { about: { outcome: is } }: RunSide): Turn {
  if (was === null || is === null) return was === is ? 'same' : 'different';
  return turnOf(OUTCOMES[was], OUTCOMES[is]);
}

function compareReasons(first: RunSide, second: RunSide): ComparedReason[] {
  if (first.about.outcome === null || second.about.outcome === null) return [];
  const before = new Map(first.reasons.map((reason) => [reason.id, reason]));
  const after = new Map(second.reasons.map((reason) => [reason.id, reason]));
  return [...new Map([...before, ...after]).values()].map(({ id, title, subject, owner }) => {
    const was = before.get(id)?.weight ?? null;
    const is = after.get(id)?.weight ?? null;
    const turn = turnOf(was === null ? 0 : WEIGHTS[was], is === null ? 0 : WEIGHTS[is]);
    return { id, title, subject, owner, was, is, turn };
  });
}

function compareFindings(first: RunSide, second: RunSide): ComparedFinding[] {
  if (first.findings === null || second.findings === null) return [];
  const before = new Map(first.findings.map((finding) => [finding.id, finding]));
  const after = new Map(second.findings.map((finding) => [finding.id, finding]));
  return [...new Map([...before, ...after]).values()].flatMap(({ id, subject, observed }) => {
    const was = before.get(id)?.status ?? null;
    const is = after.get(id)?.status ?? null;
    if (was === is) return [];
    const because = after.get(id)?.because ?? before.get(id)?.because ?? null;
    // A question that nobody asked before, or asks no more, says nothing by passing.
    const turn = turnOf(was === null ? 0 : FINDINGS[was], is === null ? 0 : FINDINGS[is]);
    return [{ id, subject, was, is, observed, because, turn: turn === 'same' ? ('different' as const) : turn }];
  });
}

function compareFacts({ fingerprint: before }: RunSide, { fingerprint: after }: RunSide): RunComparison['facts'] {
  if (before === null || after === null) return [];
  return changedBetween(before, after);
}

function whatIsNotKnown(...sides: readonly [RunSide, RunSide]): string[] {
  const [first, second] = sides;
  const names = new Set(sides.map(({ about }) => about.environment));
  return [
    ...(names.size > 1 ? [`they are of two environments: ${[...names].join(' and ')}`] : []),
    ...sides.flatMap(({ about: { id, from, outcome }, findings, fingerprint, scenarios }) => [
      ...(outcome === null ? [`${id} was not judged`] : []),
      ...(from === 'ledger' ? [`${id} is in the ledger alone: its findings and steps are not known`] : []),
      ...(from === 'folder' && findings === null ? [`what ${id} found out about the environment is not known`] : []),
      ...(from === 'folder' && scenarios === null ? [`nothing is known of the scenarios of ${id}`] : []),
      ...(fingerprint === null ? [`what was deployed and configured in ${id} is not known`] : []),
    ]),
    ...whatIsUntold(first, second),
  ];
}

function whatIsUntold({ fingerprint: before }: RunSide, { fingerprint: after }: RunSide): string[] {
  if (before === null || after === null) return [];
  const ids = differencesOf(before, after).untold.map(({ id }) => id);
  return ids.length === 0 ? [] : [`what can't be compared of what was deployed and configured: ${foldedIds(ids)}`];
}
