import { newToken } from '../../../support/ids.ts';
import type { PartName } from '../parts.ts';
import { change, changePart, type StagePlan } from '../plan.ts';
import { fails, type Incident, warns } from './incident.ts';

const THREE_HOURS_MS = 3 * 3_600_000;

/** A service holds a variable that is missing, of no use, or not its own. */
export const configurationIncidents: readonly Incident[] = [
  {
    id: 'missing-credential',
    title: 'payments is deployed without its secret for the bank',
    teaches: 'A service that lacks one variable is found before anybody waits for a spinner that never ends.',
    finding: fails('configuration/payments/BANK_CLIENT_SECRET'),
    apply: (plan) => changePart(plan, 'payments', { withheld: ['BANK_CLIENT_SECRET'] }),
  },
  {
    id: 'wrong-secret',
    title: 'payments holds another secret for the bank than the bank gave out',
    teaches:
      'It is set, and it has the right length. Compared by fingerprint, without anybody seeing it, it is not the one.',
    finding: fails('configuration/payments/BANK_CLIENT_SECRET'),
    apply: (plan) => given(plan, 'payments', { BANK_CLIENT_SECRET: newToken() }),
  },
  {
    id: 'beta-variable',
    title: 'a merge brought beta’s address of statements to payments',
    teaches: 'Every key is set and every value looks right: that one of them is beta’s is seen by comparing the two.',
    finding: fails('configuration/payments/STATEMENTS_URL'),
    apply: (plan) => given(plan, 'payments', { STATEMENTS_URL: 'https://statements.beta.northgate.example' }),
  },
  {
    id: 'forbidden-key',
    title: 'payments still has the switch of last week’s load test, PAYMENTS_DRY_RUN',
    teaches: 'What has no place here is asked about as well as what must be here.',
    finding: fails('configuration/payments/PAYMENTS_DRY_RUN'),
    apply: (plan) => given(plan, 'payments', { PAYMENTS_DRY_RUN: 'true' }),
  },
  {
    id: 'blank-value',
    title: 'the tenant id of payments is set to nothing',
    teaches: 'A template that was filled in from an empty secret sets the variable all the same.',
    finding: fails('configuration/payments/TENANT_ID'),
    apply: (plan) => given(plan, 'payments', { TENANT_ID: ' ' }),
  },
  {
    id: 'placeholder-value',
    title: 'the licence of onboarding is still the placeholder of the template',
    teaches: 'The example file was copied and never filled in: the key is there, and it says changeme.',
    finding: fails('configuration/onboarding/LICENCE'),
    apply: (plan) => given(plan, 'onboarding', { LICENCE: 'changeme' }),
  },
  {
    id: 'quoted-value',
    title: 'the address of statements of payments has its quotation marks left in',
    teaches: 'One tool takes the quotes off and the next one does not; by eye the two look alike.',
    finding: fails('configuration/payments/STATEMENTS_URL'),
    apply: (plan) => given(plan, 'payments', { STATEMENTS_URL: '"https://statements.northgate.example"' }),
  },
  {
    id: 'wrong-shape',
    title: 'the tenant id of payments is a name where a UUID belongs',
    teaches: 'The value of the field beside it was pasted: that it can’t be right is seen without showing it.',
    finding: fails('configuration/payments/TENANT_ID'),
    apply: (plan) => given(plan, 'payments', { TENANT_ID: 'northgate-demo' }),
  },
  {
    id: 'default-credential',
    title: 'the password of portal’s preview is the one that everybody knows',
    teaches: 'A password that everybody knows is as good as none, on pages that half a company is sent the link to.',
    finding: fails('configuration/portal/PREVIEW_PASSWORD'),
    apply: (plan) => given(plan, 'portal', { PREVIEW_PASSWORD: 'admin' }),
  },
  {
    id: 'licence-expires',
    title: 'the licence of onboarding ends in three hours',
    teaches: 'It is valid now and will not be at the end of a demo this afternoon: with --demo given, it fails.',
    finding: warns('configuration/onboarding/LICENCE'),
    apply: (plan) => change(plan, 'papers', { licenceEndsInMs: THREE_HOURS_MS }),
  },
  {
    id: 'signing-certificate-expired',
    title: 'the certificate that onboarding signs with has run out',
    teaches: 'Certificates hide in variables too, where nobody’s monitoring looks.',
    finding: fails('configuration/onboarding/SIGNING_CERTIFICATE'),
    apply: (plan) => change(plan, 'papers', { signingCertificateEndsInMs: -THREE_HOURS_MS }),
  },
];

function given(plan: StagePlan, part: PartName, replaced: Record<string, string>): StagePlan {
  return changePart(plan, part, { replaced });
}
