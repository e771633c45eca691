/** How long mending takes by the definition of an environment. Milliseconds. */
export interface Mending {
  /** By kind of check (`configuration`, `job`) or by rule (`milestone-missing`). */
  fix: Readonly<Record<string, number>>;
  /** Until a change that is made is deployed, unless told otherwise of a subject. */
  redeploy: number | null;
  /** The same of single services and jobs. */
  redeployOf: Readonly<Record<string, number>>;
}

/** Nothing is declared. */
export const NOTHING_DECLARED: Mending = { fix: {}, redeploy: null, redeployOf: {} };
