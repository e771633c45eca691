import type { RequestHandler } from 'msw';
import { messageOf } from '../../support/problem.ts';

/**
 * What MSW handlers answer to a request; `undefined` where none does, or where one lets it pass. A path without a host,
 * such as `/payments/:id`, is the bank's. A handler that throws answers as MSW has it: with 500 and what was thrown.
 */
export async function askHandlers(handlers: RequestHandler[], request: Request): Promise<Response | undefined> {
  if (handlers.length === 0) return undefined;
  // Loaded with the first handlers: a bank that is overridden by nobody starts without.
  const { getResponse, isPassthroughResponse } = await import('msw');
  try {
    const { origin } = new URL(request.url);
    const response = await getResponse(handlers, request, { quiet: true, baseUrl: origin });
    if (response === undefined) return undefined;
    if (!(response instanceof Response)) return failedHandler('it answered with something that is no Response');
    return isPassthroughResponse(response) ? undefined : response;
  } catch (thrown) {
    return thrown instanceof Response ? thrown : failedHandler(messageOf(thrown));
  }
}

function failedHandler(message: string): Response {
  return Response.json({ name: 'HandlerFailed', message }, { status: 500 });
}
