import { join } from 'node:path';
import { isoTime, systemClock } from '../../../support/clock.ts';
import { newToken } from '../../../support/ids.ts';
import { change, changePart } from '../plan.ts';
import { fails, type Incident, warns } from './incident.ts';

const SCOPE_MISSING = join(import.meta.dirname, 'scope-missing.yaml');
const THREE_HOURS_MS = 3 * 3_600_000;

/** The bank is gone or has changed, or the platform's credential with it. */
export const bankIncidents: readonly Incident[] = [
  {
    id: 'bank-down',
    title: 'the bank does not answer',
    teaches: 'An outage of somebody else is told apart from a fault of the platform, with the right team to call.',
    finding: fails('reachable/bank'),
    apply: (plan) => changePart(plan, 'bank', { started: false }),
  },
  {
    id: 'bank-api-changed',
    title: 'the bank has moved to the next version of its API',
    teaches:
      'Nothing of ours was touched and the demo would still fail half-way; the two versions are put side by side.',
    finding: fails('contract/bank'),
    apply: (plan) => changePart(plan, 'bank', { replaced: { BANK_VERSION: '2026-09' } }),
  },
  {
    id: 'credential-refused',
    title: 'the bank has replaced the platform’s secret, and nobody took the new one over',
    teaches: 'The secret is set everywhere and looks right; only trying it shows that the bank takes it no longer.',
    finding: fails('credential/bank'),
    apply: (plan) => changePart(plan, 'bank', { replaced: { BANK_CLIENT_SECRET: newToken() } }),
  },
  {
    id: 'scope-missing',
    title: 'the bank grants accounts, but no longer payments',
    teaches: 'Half of the demo would work: what the credential may do is compared with what the demo needs.',
    finding: fails('credential/bank'),
    apply: (plan) => changePart(plan, 'bank', { replaced: { BANK_FAULTS_FILE: SCOPE_MISSING } }),
  },
  {
    id: 'credential-expires',
    title: 'the platform’s credential with the bank ends in three hours',
    teaches: 'It is valid now and will not be at the end of a demo this afternoon: with --demo given, it fails.',
    finding: warns('credential/bank'),
    apply: (plan) =>
      change(plan, 'handedOut', { BANK_CREDENTIAL_EXPIRES_AT: isoTime(systemClock.now() + THREE_HOURS_MS) }),
  },
];
