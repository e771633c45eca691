import type { StaffMove } from '../../desk/desk.ts';
import { isDecided, openEnquiries } from '../lifecycle/application.ts';
import type { ApplicationState } from '../lifecycle/application-state.ts';

/** What staff can do with an application as it stands. */
export function movesOf(state: ApplicationState): readonly StaffMove[] {
  if (isDecided(state)) return [];
  return [
    { name: 'approve', label: 'Approve', look: 'good', needs: 'validation', blocked: blockedBy(state) },
    { name: 'reject', label: 'Reject', look: 'bad', needs: 'reason', blocked: null },
    { name: 'request-information', label: 'Ask for more', look: 'plain', needs: 'questions', blocked: null },
  ];
}

function blockedBy(state: ApplicationState): string | null {
  const open = openEnquiries(state).length;
  if (open === 0) return null;
  const questions = open === 1 ? 'the open question' : `the ${open} open questions`;
  return `It can be approved once the applicant has answered ${questions}.`;
}
