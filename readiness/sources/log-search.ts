import { decoded } from '../../support/decoded.ts';
import type { Reading } from './facts.ts';
import { entriesThatMention, QUESTION } from './log-entries.ts';
import { linesThatMention, mentions } from './log-text.ts';
import { mapRead, read, unread } from './reading.ts';
import { shownUrl } from './shown-url.ts';
import type { OpenSource } from './source.ts';

const WHAT_IS_LOOKED_FOR = '{correlationId}';

/**
 * The search of a log at an address. Its answer counts as a find when it is 200 and holds the text elsewhere than in the
 * question, which many a search repeats: the address asked, and JSON under a name such as `query`.
 */
export const logSearch: OpenSource<'log-search'> = ({ url, authorization }, { ask }) => {
  const place = shownUrl(url);
  const search = async (text: string): Promise<Reading<Found | null>> => {
    if (!url.includes(WHAT_IS_LOOKED_FOR)) return unread(place, `its url lacks ${WHAT_IS_LOOKED_FOR}`);
    const asked = url.replaceAll(WHAT_IS_LOOKED_FOR, encodeURIComponent(text));
    const headers = authorization === undefined ? {} : { authorization: authorization.reveal() };
    const reply = await ask({ url: asked, headers });
    if (!reply.answered) return unread(place, reply.reason);
    if (reply.status === 404 || reply.status === 204) return read(place, null);
    if (reply.status !== 200) return unread(place, `answers ${reply.status}`);
    if (reply.headers['content-type']?.startsWith('text/html') === true) {
      return unread(place, 'answers a page, not lines of a log');
    }
    return read(place, { asked, body: reply.body, text: reply.text });
  };
  return {
    place,
    async logged(text) {
      return mapRead(await search(text), (found) => read(place, found !== null && mentions(answerOf(found), text)));
    },
    async logLines(text, most) {
      return mapRead(await search(text), (found) => {
        if (found === null) return read(place, []);
        if (found.body === undefined) return read(place, linesThatMention(answerOf(found), text, most));
        return read(place, entriesThatMention(found.body, text, most));
      });
    },
  };
};

/** What a search answered to what was asked. */
interface Found {
  asked: string;
  body: unknown;
  text: string;
}

function answerOf({ asked, body, text }: Found): string {
  return withoutQuestion(body === undefined ? text : textsOf(body).join('\n'), asked);
}

/** Every text and key of a JSON document that is no part of a question it repeats. However deep it is. */
function textsOf(document: unknown): string[] {
  const texts: string[] = [];
  const left: unknown[] = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) texts.push(String(value));
    else if (Array.isArray(value)) for (const each of value) left.push(each);
    else {
      for (const [name, held] of Object.entries(value)) {
        if (QUESTION.has(name.toLowerCase())) continue;
        texts.push(name);
        left.push(held);
      }
    }
  }
  return texts;
}

function withoutQuestion(answer: string, asked: string): string {
  const { pathname = '', search = '' } = URL.parse(asked) ?? {};
  const forms = [asked, pathname + search, search.slice(1)].filter((form) => form.length > 1);
  return forms.reduce((rest, form) => rest.replaceAll(form, ' ').replaceAll(decoded(form), ' '), answer);
}
