/** The entry point `dress-rehearsal/bank`: the mock bank's toolkit. */
export * from '../mocks/control-client.ts';
export * from '../mocks/define-lifecycle.ts';
export { type MockBankOptions, startMockBank } from '../mocks/mock-bank.ts';
export type { RunningBank } from '../mocks/server.ts';
