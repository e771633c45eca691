/** What a run is told by Ctrl-C or SIGTERM: stop, keep what there is, leave nothing behind. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

/** Turns SIGINT, SIGTERM and SIGHUP into an abort signal, whose reason names them, until it is disposed of. */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const interrupt = (name: NodeJS.Signals) => controller.abort(new Error(`interrupted by ${name}`));
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const name of signals) process.off(name, interrupt);
    },
  };
}

/** Waits for work, but no longer than until the interruption; then rejects with its reason. */
export async function unlessInterrupted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  // Nobody waits for it any more: what it then rejects with is no news.
  if (signal.aborted) work.catch(() => undefined);
  signal.throwIfAborted();
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, interrupted]);
}
