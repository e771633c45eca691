/** The parts of the sample platform that are processes of ours, the outside bank included. */
export const PART_NAMES = ['portal', 'onboarding', 'payments', 'status-poller', 'edge', 'bank'] as const;

export type PartName = (typeof PART_NAMES)[number];
export type PartKind = 'service' | 'job' | 'bank';

interface Part {
  kind: PartKind;
  /** The program it is, relative to the project. The bank stands for somebody else's: only its path is known here. */
  program: string;
  /** How far its port lies above the first one, where ports are fixed. */
  portOffset: number;
}

export const PARTS: Readonly<Record<PartName, Part>> = {
  portal: { kind: 'service', program: 'platform/services/portal/main.ts', portOffset: 0 },
  onboarding: { kind: 'service', program: 'platform/services/onboarding/main.ts', portOffset: 1 },
  payments: { kind: 'service', program: 'platform/services/payments/main.ts', portOffset: 2 },
  'status-poller': { kind: 'job', program: 'platform/jobs/status-poller/main.ts', portOffset: 3 },
  edge: { kind: 'service', program: 'platform/edge/main.ts', portOffset: 4 },
  bank: { kind: 'bank', program: 'mocks/main.ts', portOffset: 10 },
};

/** How far the supervisor endpoint's port lies above the first one. */
export const SUPERVISOR_PORT_OFFSET = 11;
