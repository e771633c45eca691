/** As much of Artillery's core as is used here: it comes without types. */
declare module '@artilleryio/int-core' {
  interface Runner {
    on(event: 'phaseStarted' | 'phaseCompleted', listener: (phase: { index: number }) => void): void;
    on(event: 'done', listener: () => void): void;
    run(variables?: Record<string, string>): void;
  }
  const core: {
    runner: {
      runner(script: unknown, payload: undefined, options: Record<string, never>): Promise<Runner>;
    };
  };
  export default core;
}
