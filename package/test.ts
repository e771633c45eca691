/** The entry point `dress-rehearsal/test`: what scenarios are written with. */
export * from '../fixtures/index.ts';
