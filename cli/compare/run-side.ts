import { readArtefact } from '../../model/artefact.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Finding, Readiness } from '../../model/finding.ts';
import { type Fingerprint, fingerprintSchema } from '../../model/fingerprint.ts';
import type { KeptReason, LedgerEntry } from '../../model/ledger-entry.ts';
import type { Weight } from '../../model/rule.ts';
import type { ComparedRun } from '../../model/run-comparison.ts';
import type { RunFolder } from '../../model/run-folder.ts';
import type { Reason } from '../../model/verdict.ts';
import { readRun } from '../../reports/read-run.ts';

/** One of two runs that are compared, from wherever it is known. */
export interface RunSide {
  about: ComparedRun;
  reasons: readonly (Pick<KeptReason, 'id' | 'title' | 'subject' | 'owner'> & { weight: Weight })[];
  /** `null` where they are not known. */
  findings: readonly Finding[] | null;
  fingerprint: Fingerprint | null;
  /** `null` where nothing is known of them. */
  scenarios: readonly PlayedScenario[] | null;
}

/** A scenario as it was played; `null` where it is not known how it ended, and without steps. */
export type PlayedScenario = Pick<Scenario, 'id' | 'title' | 'durationMs'> & {
  status: Scenario['status'] | null;
  steps: readonly Pick<Scenario['steps'][number], 'title' | 'status' | 'durationMs'>[];
};

/** A run from its folder. Rejects with a Problem when not even its run.json can be read. */
export async function sideOfFolder(folder: RunFolder): Promise<RunSide> {
  const { run, verdict, readiness, readinessAfter, evidence } = await readRun(folder);
  const durationMs = run.endedAt === null ? null : Math.max(0, Date.parse(run.endedAt) - Date.parse(run.startedAt));
  const { id, environment, startedAt } = run;
  const weighed = (weight: Weight, reasons: readonly Reason[] = []) =>
    reasons.map((reason) => ({ ...reason, owner: reason.owner?.name ?? null, weight }));
  return {
    about: { id, environment, startedAt, outcome: verdict?.outcome ?? null, durationMs, from: 'folder' },
    reasons: [
      ...weighed('blocker', verdict?.blockers),
      ...weighed('doubt', verdict?.doubts),
      ...weighed('risk', verdict?.risks),
    ],
    findings: lastAnswers(readiness, readinessAfter ?? null),
    fingerprint: await readArtefact(folder.fingerprint, fingerprintSchema).catch(() => null),
    scenarios: evidence?.scenarios ?? null,
  };
}

/** Each question with the answer it was given last: what broke while the scenarios were played shows only afterwards. */
function lastAnswers(readiness: Readiness | null, after: Readiness | null): Finding[] | null {
  if (readiness === null) return null;
  const later = new Map((after?.findings ?? []).map((finding) => [finding.id, finding]));
  return readiness.findings.map((finding) => later.get(finding.id) ?? finding);
}

/** A run of which only the ledger is left: what it came to, how long it took, what was deployed and configured. */
export function sideOfEntry(entry: LedgerEntry): RunSide {
  const { run, environment, startedAt, outcome, durations, fingerprint, blockers, doubts, risks } = entry;
  const weighed = (weight: Weight, reasons: readonly KeptReason[]) => reasons.map((reason) => ({ ...reason, weight }));
  return {
    about: { id: run, environment, startedAt, outcome, durationMs: durations.whole, from: 'ledger' },
    reasons: [...weighed('blocker', blockers), ...weighed('doubt', doubts), ...weighed('risk', risks)],
    findings: null,
    fingerprint,
    scenarios: Object.entries(durations.scenarios).map(([id, durationMs]) => {
      return { id, title: id, status: null, durationMs, steps: [] };
    }),
  };
}
