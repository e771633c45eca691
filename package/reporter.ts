/** The entry point `dress-rehearsal/reporter`: the Playwright reporter that records a rehearsal. */
export { default } from '../reports/recorder.ts';
