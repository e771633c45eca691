import type { Link } from '../../model/message.ts';
import type { Reason } from '../../model/verdict.ts';
import type { ReportInput } from '../report-input.ts';
import { said, saidAddress } from './said.ts';

/**
 * Pages about what is wrong, each once: the logs, dashboards and runbooks of what a blocker or doubt is about, and what
 * shows it. Only addresses of the web: files of the run are reached through its report.
 */
export function messageLinks({ verdict, readiness }: ReportInput): Link[] {
  const reasons = [...(verdict?.blockers ?? []), ...(verdict?.doubts ?? [])];
  const links = new Map<string, Link>();
  for (const reason of reasons) {
    for (const { label, target } of [...pagesAbout(reason, readiness?.findings ?? []), ...proofs(reason)]) {
      const url = saidAddress(target);
      if (url !== null && !links.has(url)) links.set(url, { label: said(label, 60), url });
    }
  }
  return [...links.values()];
}

function proofs({ evidence }: Reason): { label: string; target: string }[] {
  return evidence.filter(({ kind }) => kind === 'link' || kind === 'log');
}

/** A part is asked many questions, and each answer has the same pages. */
function pagesAbout(
  { subject }: Reason,
  findings: NonNullable<ReportInput['readiness']>['findings'],
): { label: string; target: string }[] {
  return findings
    .filter((finding) => finding.subject === subject)
    .flatMap(({ links = {} }) => Object.entries(links))
    .map(([what, target]) => ({ label: `${subject}: ${what}`, target }));
}
