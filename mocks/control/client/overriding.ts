import type { RequestHandler } from 'msw';
import { z } from 'zod';
import { askHandlers } from '../../overrides/ask-handlers.ts';
import { answerOf, type OverrideCall, overrideCallSchema, requestOf } from '../../overrides/override-call.ts';
import type { BankControl } from './bank-control.ts';
import type { ControlConnection } from './connection.ts';
import type { Undoing } from './undoing.ts';

const openedSchema = z.object({ id: z.string() });
const callsSchema = z.object({ calls: z.array(overrideCallSchema) });
const nothing = z.unknown();
const LONGEST_POLL_MS = 20_000;

/** The way by which calls come from the bank. `done` resolves when none come any more. */
interface Channel {
  readonly id: string;
  readonly done: Promise<void>;
}

/**
 * MSW handlers of this process, answering in the place of a bank that is another one: the bank is asked for the calls of
 * the run, and told what the handlers answer. Nothing is opened before the first handler is used; where the bank was
 * started anew meanwhile, the next one opens the way again for all of them.
 */
export function overriding(
  call: ControlConnection,
  own: string | undefined,
  undoing: Undoing,
): Pick<BankControl, 'use'> {
  let handlers: RequestHandler[] = [];
  let channel: Promise<Channel> | undefined;

  const open = async (): Promise<Channel> => {
    const { id } = await call({ method: 'POST', path: 'overrides', body: { run: own ?? null }, answer: openedSchema });
    return { id, done: answerCalls(id) };
  };

  const openOnce = () => {
    const opening = open();
    const forget = () => {
      if (channel === opening) channel = undefined;
    };
    opening.then(({ done }) => done).then(forget, forget);
    return opening;
  };

  const answerCalls = async (id: string) => {
    while (handlers.length > 0) {
      const path = `overrides/${id}/calls`;
      const polled = await call({ path, answer: callsSchema, waitMs: LONGEST_POLL_MS }).catch(() => undefined);
      // The channel is closed, or the bank gone: what waits there, waits no more.
      if (polled === undefined) return;
      for (const each of polled.calls) void answerOne(id, each);
    }
  };

  const answerOne = async (id: string, asked: OverrideCall) => {
    const body = await answerOf(await askHandlers(handlers, requestOf(asked)));
    // A bank that is gone needs no answer.
    const path = `overrides/${id}/calls/${asked.id}`;
    await call({ method: 'POST', path, body, answer: nothing }).catch(() => undefined);
  };

  const close = async () => {
    handlers = [];
    const opened = await channel?.catch(() => undefined);
    if (opened === undefined) return;
    await call({ method: 'DELETE', path: `overrides/${opened.id}`, answer: nothing });
    await opened.done;
  };

  return {
    async use(...added) {
      handlers = [...added, ...handlers];
      undoing.add('overrides', close);
      channel ??= openOnce();
      await channel;
    },
  };
}
