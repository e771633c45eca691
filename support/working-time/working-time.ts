export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** When somebody is at work. */
export interface WorkingTime {
  /** IANA name of the zone whose clock hangs on their wall. */
  timeZone: string;
  /**
   * HH:MM by that clock, and the days. Hours that end at or before their beginning go over midnight and belong to the
   * day on which they begin; the same time twice is a whole day.
   */
  workingHours: { from: string; to: string; days: readonly Weekday[] };
  /** Days, as YYYY-MM-DD, on which no hours begin; one day where there is no `to`. */
  daysOff?: readonly { from: string; to?: string | undefined }[] | undefined;
}

/** From a moment until just before another one, in epoch milliseconds. */
export interface Interval {
  from: number;
  until: number;
}
