import type { Reading } from './facts.ts';
import { heldScalars } from './held-scalars.ts';
import { mapRead, read, unread } from './reading.ts';
import { scalarAt } from './scalar.ts';
import { shownUrl } from './shown-url.ts';
import type { OpenSource } from './source.ts';

/** JSON at an address: a value at a pointer, or an object of keys and values as configuration. */
export const httpValue: OpenSource<'http'> = ({ url, pointer, authorization }, { ask, fingerprintKey }) => {
  const place = shownUrl(url);
  const get = async (): Promise<Reading<unknown>> => {
    const headers = authorization === undefined ? {} : { authorization: authorization.reveal() };
    const reply = await ask({ url, headers });
    if (!reply.answered) return unread(place, reply.reason);
    if (reply.status !== 200) return unread(place, `answers ${reply.status}`);
    return reply.body === undefined ? unread(place, 'its answer is not JSON') : read(place, reply.body);
  };
  return {
    place,
    value: async () => mapRead(await get(), (body) => scalarAt(body, pointer, place)),
    configuration: async () => mapRead(await get(), (body) => heldScalars(body, pointer, place, fingerprintKey)),
  };
};
