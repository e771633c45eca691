import { proofSchema } from '../../model/verdict.ts';
import type { ReportInput } from '../../reports/report-input.ts';

/** Texts that must be shown as text wherever they come from; the page test looks for the mark that a script would leave. */
export const HOSTILE_TEXTS = [
  '<script>document.title = "owned"</script>',
  '</script></style></title><img src=x onerror="document.title=\'owned\'">',
  '"><svg onload="document.title=\'owned\'"> \' ` {{7*7}} <!-- ]]> & &amp; &lt;',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u0000 \u0008 \u009b31m',
  '\u202Egnitset\u202C \u2066isolated \u200Fright to left \u05d0\u05d1\u05d2',
  `lone \uD800 surrogates \uDC00`,
  'x'.repeat(1_000_000),
  `${'wide words '.repeat(20_000)}\n\n\n${'\n'.repeat(500)}`,
  'javascript:document.title="owned"',
  '../../../etc/passwd',
] as const;

const PROOF_KINDS = proofSchema.shape.kind.options;

/** The input with every text in it that may come from outside replaced by `text`; names and times keep their form. */
export function withText(input: ReportInput, text: string): ReportInput {
  const owner = <Owner extends { name: string; contact: string }>(it: Owner): Owner => ({
    ...it,
    name: text,
    contact: text,
  });
  const reason = (it: NonNullable<ReportInput['verdict']>['blockers'][number]) => ({
    ...it,
    rule: text,
    title: text,
    subject: text,
    cause: text,
    remedy: text,
    owner: it.owner === null ? null : owner(it.owner),
    consequences: [{ id: text, subject: text, title: text }],
    evidence: PROOF_KINDS.map((kind) => ({ kind, label: text, target: text })),
    fixWindow: it.fixWindow && {
      ...it.fixWindow,
      who: it.fixWindow.who && owner(it.fixWindow.who),
      says: text,
    },
    ticket: { url: text, title: text, state: 'closed' as const, says: text },
  });
  const { run, readiness, evidence, verdict, told, earlierRuns, bankChanges } = input;
  return {
    ...input,
    notes: [text],
    earlierRuns: earlierRuns && {
      ...earlierRuns,
      ledger: text,
      trouble: text,
      runs: earlierRuns.runs.map((it) => ({ ...it, run: text, summary: text })),
    },
    runsBeside: new Set(),
    bankChanges: bankChanges && {
      ...bankChanges,
      from: text,
      to: text,
      library: text,
      operations: bankChanges.operations.map((it) => ({
        ...it,
        operation: text,
        method: text,
        path: text,
        changes: it.changes.map((change) => ({
          ...change,
          text,
          statuses: [text],
          steps: [{ scenario: text, step: text }],
        })),
      })),
    },
    told: told && { ...told, channels: told.channels.map((it) => ({ ...it, channel: text, why: text })) },
    run: {
      ...run,
      id: text,
      environment: text,
      arguments: [text],
      incident: text,
      bankVersion: text,
      git: { commit: text, branch: text, dirty: true },
      demo: { ...run.demo, title: text, presenters: [text, text] },
      tools: { [text.slice(0, 50)]: text },
      reason: text,
    },
    readiness: readiness && {
      ...readiness,
      findings: readiness.findings.map((finding) => ({
        ...finding,
        id: text,
        expected: text,
        observed: text,
        source: text,
        remedy: text,
        because: text,
        owner: owner(finding.owner),
      })),
    },
    evidence: evidence && {
      ...evidence,
      gaps: [text],
      contractFindings: evidence.contractFindings.map((finding) => ({
        ...finding,
        version: text,
        operation: text,
        where: text,
        pointer: text,
        expected: text,
        got: text,
        nearest: text,
        fault: text,
        scenarios: [text],
      })),
      scenarios: evidence.scenarios.map((scenario) => ({
        ...scenario,
        title: text,
        error: text,
        earlierErrors: [text],
        trace: text,
        fallback: text,
        steps: scenario.steps.map((step) => ({
          ...step,
          title: text,
          error: text,
          screenshots: [text],
          pictures: step.pictures.map((picture) => ({ ...picture, path: text })),
          do: text,
          say: text,
          meanwhile: text,
          actions: [{ at: step.startedAt, durationMs: 1, does: 'fills' as const, target: text, value: text }],
          logs: [{ at: step.startedAt, subject: text, level: 'error' as const, text }],
          browser: [
            { saw: 'console' as const, level: 'error' as const, text, url: text },
            { saw: 'page-error' as const, text },
            { saw: 'failed-request' as const, method: text, url: text, why: text },
          ].map((event) => ({ at: step.startedAt, event })),
          fallback: text,
        })),
        jobRuns: scenario.milestones.map(({ at }) => ({ job: text, at, saw: 'ran' as const, detail: text })),
        diagnoses: scenario.diagnoses.map((diagnosis) => ({
          ...diagnosis,
          cause: text,
          subject: text,
          remedy: text,
          owner: owner(diagnosis.owner),
        })),
        bankCalls: scenario.bankCalls.map((call) => ({
          ...call,
          method: text,
          path: text,
          operation: text,
          state: text,
          fault: text,
        })),
        decisions: scenario.decisions.map((decision) => ({ ...decision, resource: text, decision: text, by: text })),
      })),
    },
    verdict: verdict && {
      ...verdict,
      summary: text,
      blockers: verdict.blockers.map(reason),
      risks: verdict.risks.map(reason),
      doubts: verdict.doubts.map(reason),
      waived: verdict.waived.map(({ reason: it, waiver }) => ({
        reason: reason(it),
        waiver: { ...waiver, id: text, reason: text, by: text },
      })),
      drift: verdict.drift && {
        ...verdict.drift,
        since: { ...verdict.drift.since, run: text },
        facts: verdict.drift.facts.map((fact) => ({
          ...fact,
          id: text,
          subject: text,
          was: text,
          is: text,
          changed: { at: verdict.judgedAt, by: text, what: text },
        })),
        untold: [{ id: text, reason: text }],
      },
      rollback: verdict.rollback && {
        ...verdict.rollback,
        to: { ...verdict.rollback.to, run: text },
        steps: verdict.rollback.steps.map((step) => ({
          ...step,
          id: text,
          subject: text,
          is: text,
          to: text,
          command: text,
          note: text,
        })),
        untold: [{ id: text, reason: text }],
      },
    },
  };
}
