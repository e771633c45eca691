import { Problem } from '../../support/problem.ts';
import { type ProblemDetails, problemResponse } from '../problem-response.ts';
import type { Access } from './access/access.ts';
import { apiKey } from './access/api-key.ts';
import { bearerToken } from './access/bearer-token.ts';
import { applications as applications202509 } from './translators/2025-09/applications.ts';
import { payments as payments202509 } from './translators/2025-09/payments.ts';
import { codedRefusal } from './translators/2025-09/refusal.ts';
import { applications as applications202603 } from './translators/2026-03/applications.ts';
import { payments as payments202603 } from './translators/2026-03/payments.ts';
import { applications as applications202609 } from './translators/2026-09/applications.ts';
import { payments as payments202609 } from './translators/2026-09/payments.ts';
import type { ApplicationTranslator, PaymentTranslator } from './translators/translator.ts';

/** The versions of the sample bank's API, oldest first. Each has its document in contracts/<version>/openapi.yaml. */
export const VERSION_NAMES = ['2025-09', '2026-03', '2026-09'] as const;
export type VersionName = (typeof VERSION_NAMES)[number];

/** What the bank can be asked to do, whatever a version calls it. */
export const DUTIES = [
  'issueToken',
  'submitApplication',
  'readApplication',
  'supplyInformation',
  'createPayment',
  'readPayment',
] as const;
export type Duty = (typeof DUTIES)[number];

/** All in which one version of the API differs from another, besides its document. */
export interface ApiVersion {
  /** The operation of the contract by which each duty is called on; `null` where there is none. */
  readonly operations: Readonly<Record<Duty, string | null>>;
  readonly access: Access;
  readonly refuse: (problem: ProblemDetails) => Response;
  readonly applications: ApplicationTranslator;
  readonly payments: PaymentTranslator;
}

const OPERATIONS_SINCE_2026 = {
  issueToken: 'issueToken',
  submitApplication: 'submitApplication',
  readApplication: 'readApplication',
  supplyInformation: 'supplyInformation',
  createPayment: 'createPayment',
  readPayment: 'readPayment',
} as const satisfies Record<Duty, string>;

/** The one table of differences. A new version is a document, a row here, and translators where it differs. */
export const VERSIONS = {
  '2025-09': {
    operations: {
      issueToken: null,
      submitApplication: 'createApplication',
      readApplication: 'getApplication',
      supplyInformation: 'putAnswers',
      createPayment: 'createTransfer',
      readPayment: 'getTransfer',
    },
    access: apiKey,
    refuse: codedRefusal,
    applications: applications202509,
    payments: payments202509,
  },
  '2026-03': {
    operations: OPERATIONS_SINCE_2026,
    access: bearerToken,
    refuse: problemResponse,
    applications: applications202603,
    payments: payments202603,
  },
  '2026-09': {
    operations: OPERATIONS_SINCE_2026,
    access: bearerToken,
    refuse: problemResponse,
    applications: applications202609,
    payments: payments202609,
  },
} as const satisfies Record<VersionName, ApiVersion>;

/** The version the bank speaks until it is switched: the one the sample platform is written against. */
const SPOKEN_FIRST: VersionName = '2026-03';

export function isVersionName(name: string): name is VersionName {
  return Object.hasOwn(VERSIONS, name);
}

/** A version by its name, the one that is spoken first without one. Throws a Problem when the bank has no such version. */
export function findSampleVersion(name: string = SPOKEN_FIRST): VersionName {
  if (isVersionName(name)) return name;
  const names = VERSION_NAMES.join(', ');
  throw new Problem(`the sample bank has no version ${name}`, `its versions are ${names}`, 'name one of these');
}
