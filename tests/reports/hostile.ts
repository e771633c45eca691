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
  });
  const { run, readiness, evidence, verdict } = input;
  return {
    ...input,
    notes: [text],
    run: {
      ...run,
      id: text,
      environment: text,
      arguments: [text],
      incident: text,
      bankVersion: text,
      git: { commit: text, branch: text, dirty: true },
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
        steps: scenario.steps.map((step) => ({ ...step, title: text, error: text, screenshots: [text] })),
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
    },
  };
}
