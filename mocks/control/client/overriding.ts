import { getResponse, type RequestHandler } from 'msw';
import { z } from 'zod';
import { messageOf } from '../../../support/problem.ts';
import { answerOf, type OverrideCall, overrideCallSchema, requestOf } from '../../overrides/override-call.ts';
import type { BankControl } from './bank-control.ts';
import type { ControlConnection } from './connection.ts';
import type { Undoing } from './undoing.ts';

const openedSchema = z.object({ id: z.string() });
const callsSchema = z.object({ calls: z.array(overrideCallSchema) });
const nothing = z.unknown();
const LONGEST_POLL_MS = 20_000;

/**
 * MSW handlers of this process, answering in the place of a bank that is another one: the bank is asked for the calls of
 * the run, and told what the handlers answer. Nothing is opened before the first handler is used.
 */
export function overriding(
  call: ControlConnection,
  own: string | undefined,
  undoing: Undoing,
): Pick<BankControl, 'use'> {
  let handlers: RequestHandler[] = [];
  let channel: { id: string; done: Promise<void> } | undefined;

  const open = async () => {
    const { id } = await call({ method: 'POST', path: 'overrides', body: { run: own ?? null }, answer: openedSchema });
    return { id, done: answerCalls(id) };
  };

  const answerCalls = async (id: string) => {
    const isOpen = () => channel === undefined || channel.id === id;
    while (isOpen() && handlers.length > 0) {
      const path = `overrides/${id}/calls`;
      const polled = await call({ path, answer: callsSchema, waitMs: LONGEST_POLL_MS }).catch(() => undefined);
      // The channel is closed, or the bank gone: what waits there, waits no more.
      if (polled === undefined) return;
      for (const each of polled.calls) void answerOne(id, each);
    }
  };

  const answerOne = async (id: string, asked: OverrideCall) => {
    const response = await getResponse(handlers, requestOf(asked), { quiet: true }).catch(failedHandler);
    const path = `overrides/${id}/calls/${asked.id}`;
    // A bank that is gone needs no answer.
    await call({ method: 'POST', path, body: await answerOf(response), answer: nothing }).catch(() => undefined);
  };

  const close = async () => {
    handlers = [];
    if (channel === undefined) return;
    const { id, done } = channel;
    channel = undefined;
    await call({ method: 'DELETE', path: `overrides/${id}`, answer: nothing });
    await done;
  };

  return {
    async use(...added) {
      handlers = [...added, ...handlers];
      channel ??= await open();
      undoing.add('overrides', close);
    },
  };
}

/** A handler that throws answers as MSW has it: with 500 and what was thrown. */
function failedHandler(thrown: unknown): Response {
  return Response.json({ name: 'HandlerFailed', message: messageOf(thrown) }, { status: 500 });
}
