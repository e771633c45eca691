/** Variables of a process; one that is `undefined` is left out. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type ServiceName = 'portal' | 'onboarding' | 'payments' | 'status-poller' | 'edge';

/** Values that must be found nowhere. */
export const CANARIES = {
  OPERATIONS_TOKEN: 'canary-operations-token-7f3a',
  FINGERPRINT_KEY: 'canary-fingerprint-key-91cc',
  BANK_CLIENT_SECRET: 'canary-bank-secret-52d8',
} as const;

const COMMON = {
  PORT: '0',
  ENVIRONMENT_NAME: 'test',
  ENVIRONMENT_ID: 'test-1',
  OPERATIONS_TOKEN: CANARIES.OPERATIONS_TOKEN,
  FINGERPRINT_KEY: CANARIES.FINGERPRINT_KEY,
  COMMIT: '4f1c2d3',
  BUILD: '42',
};

/** Where nobody listens: the port is one that only the system's own services may take. */
export const NOWHERE = 'http://127.0.0.1:2';

const BANK = {
  DATABASE_URL: 'postgresql://nobody:canary-database-password-0b6e@127.0.0.1:2/nothing',
  BANK_URL: NOWHERE,
  BANK_CLIENT_ID: 'platform',
  BANK_CLIENT_SECRET: CANARIES.BANK_CLIENT_SECRET,
};

/** What each process must be given to start. */
export const REQUIRED: Readonly<Record<ServiceName, Readonly<Record<string, string>>>> = {
  portal: { ...COMMON, ONBOARDING_URL: NOWHERE, PAYMENTS_URL: NOWHERE },
  onboarding: { ...COMMON, ...BANK },
  payments: { ...COMMON, ...BANK },
  'status-poller': { ...COMMON, ...BANK, POLL_SCHEDULE: '* * * * * *' },
  edge: {
    ...COMMON,
    PORTAL_URL: NOWHERE,
    TLS_CERTIFICATE_FILE: import.meta.filename,
    TLS_KEY_FILE: import.meta.filename,
  },
};

/** The variables of a process, with some of them changed. */
export function variablesOf(name: ServiceName | 'bank', changes: Variables = {}): Variables {
  if (name !== 'bank') return { ...REQUIRED[name], ...changes };
  const { BANK_CLIENT_ID, BANK_CLIENT_SECRET } = BANK;
  return { PORT: '0', BANK_CLIENT_ID, BANK_CLIENT_SECRET, ...changes };
}
