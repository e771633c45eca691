import type { RequestHandler } from 'msw';
import { askHandlers } from './ask-handlers.ts';
import type { OverrideChannel } from './override-channel.ts';

/** MSW handlers that answer before the bank does: those of this process, and those of scenarios in other processes. */
export class Overrides {
  #handlers: RequestHandler[] = [];
  readonly #channels = new Map<string, OverrideChannel>();

  /** Whether any are there: without them a call costs nothing here. */
  get any(): boolean {
    return this.#handlers.length > 0 || this.#channels.size > 0;
  }

  /** Puts handlers in front, the newest first as in MSW; what it returns takes them away again. */
  use(...handlers: RequestHandler[]): () => void {
    this.#handlers = [...handlers, ...this.#handlers];
    return () => {
      this.#handlers = this.#handlers.filter((handler) => !handlers.includes(handler));
    };
  }

  addChannel(channel: OverrideChannel): void {
    this.#channels.set(channel.id, channel);
  }

  channel(id: string): OverrideChannel | undefined {
    return this.#channels.get(id);
  }

  /** Closes a channel: what it was asked and has not answered is answered by the bank. */
  closeChannel(id: string): void {
    this.#channels.get(id)?.close();
    this.#channels.delete(id);
  }

  /**
   * The answer of the first handler that has one; `undefined` where the bank shall answer. The request is read by
   * copies of it only.
   */
  async answer(request: Request, run: string | null): Promise<Response | undefined> {
    const own = await askHandlers(this.#handlers, request.clone());
    if (own !== undefined) return own;
    for (const channel of [...this.#channels.values()].reverse()) {
      if (channel.isGone()) {
        this.closeChannel(channel.id);
        continue;
      }
      if (channel.run !== null && channel.run !== run) continue;
      const answer = await channel.ask(request.clone());
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}
