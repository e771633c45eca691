import type { Message } from '../../model/message.ts';
import type { ReportInput } from '../report-input.ts';
import { relativeHref } from '../words/href.ts';
import { said } from './said.ts';

/** The picture of the step that failed: of the first blocker that has one, otherwise of the first scenario that failed. */
export function messagePicture({ verdict, evidence, present }: ReportInput): Message['picture'] {
  const isThere = (path: string) => present.has(path) && relativeHref(path) !== undefined;
  const proofs = (verdict?.blockers ?? []).flatMap(({ evidence: shown }) => shown);
  const proof = proofs.find(({ kind, target }) => kind === 'picture' && isThere(target));
  if (proof !== undefined) return { path: proof.target, says: said(proof.label) };
  for (const { title, status, steps } of evidence?.scenarios ?? []) {
    if (status === 'passed' || status === 'skipped') continue;
    const step = steps.findLast((each) => each.status === 'failed' || each.status === 'cut-off');
    const path = step?.screenshots.findLast(isThere);
    if (step !== undefined && path !== undefined) return { path, says: said(`${title}: ${step.title}`) };
  }
  return null;
}
