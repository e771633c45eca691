// What options mean that several commands have.

/** `--demo`. */
export const WHEN_THE_DEMO_IS = 'when the demo is: an ISO time, "in 2h30m", or none (default: the next in demos.ts)';

/** `--wait`. */
export const HOW_LONG_TO_WAIT = 'how long another run on the environment is waited for, such as 10m';

/** `--reports`, where runs alone are looked for. */
export const WHERE_RUNS_ARE = 'where runs are kept (default: reports/ in the project)';

/** `--reports`, where what earlier runs came to matters too. */
export const WHERE_RUNS_AND_LEDGER_ARE = 'where runs and the ledger are kept (default: reports/ in the project)';
