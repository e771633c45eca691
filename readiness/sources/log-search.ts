import { decoded } from '../../support/decoded.ts';
import { mentions } from './log-text.ts';
import { read, unread } from './reading.ts';
import { shownUrl } from './shown-url.ts';
import type { OpenSource } from './source.ts';

const WHAT_IS_LOOKED_FOR = '{correlationId}';

/**
 * The search of a log at an address. Its answer counts as a find when it is 200 and holds the text elsewhere than in the
 * question, which many a search repeats: the address asked, and JSON under a name such as `query`.
 */
export const logSearch: OpenSource<'log-search'> = ({ url, authorization }, { ask }) => {
  const place = shownUrl(url);
  return {
    place,
    async logged(text) {
      if (!url.includes(WHAT_IS_LOOKED_FOR)) return unread(place, `its url lacks ${WHAT_IS_LOOKED_FOR}`);
      const asked = url.replaceAll(WHAT_IS_LOOKED_FOR, encodeURIComponent(text));
      const headers = authorization === undefined ? {} : { authorization: authorization.reveal() };
      const reply = await ask({ url: asked, headers });
      if (!reply.answered) return unread(place, reply.reason);
      if (reply.status === 404 || reply.status === 204) return read(place, false);
      if (reply.status !== 200) return unread(place, `answers ${reply.status}`);
      if (reply.headers['content-type']?.startsWith('text/html') === true) {
        return unread(place, 'answers a page, not lines of a log');
      }
      const answer = reply.body === undefined ? reply.text : textsOf(reply.body).join('\n');
      return read(place, mentions(withoutQuestion(answer, asked), text));
    },
  };
};

const QUESTION = new Set(['q', 'query', 'search', 'filter', 'request', 'params', 'self', 'href', 'links', 'next']);

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
