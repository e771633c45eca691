import type { News } from '../news.ts';
import type { StagePlan } from '../plan.ts';

/** What incidents are about, in the order in which they are listed. */
export const INCIDENT_AREAS = [
  'services',
  'configuration',
  'bank',
  'jobs',
  'pipeline',
  'data',
  'entrance',
  'operations',
  'cycle',
] as const;

export type IncidentArea = (typeof INCIDENT_AREAS)[number];

/** A failure that the sample platform can be put into, so that the rehearsal is seen to catch it. */
export interface Incident {
  id: string;
  /** What is wrong, in one sentence. */
  title: string;
  /** What a demo's owner learns from it. */
  teaches: string;
  /** The finding of readiness that it gives, from which all others follow; `null` where only the whole cycle shows it. */
  finding: IncidentFinding | null;
  /** Whether it shows only to somebody who has rehearsed here before, with go. */
  needsEarlierGo?: boolean;
  /** How the platform must learn of the bank's decisions for it to show; as it is staged without. */
  news?: News;
  apply(plan: StagePlan): StagePlan;
}

export interface IncidentFinding {
  id: string;
  status: 'fail' | 'warn';
}

/** That a check fails. */
export const fails = (id: string): IncidentFinding => ({ id, status: 'fail' });

/** That a check warns: the demo can go on, and a presenter should know. */
export const warns = (id: string): IncidentFinding => ({ id, status: 'warn' });
