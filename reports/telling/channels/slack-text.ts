const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const;
/** Marks that would begin a format, by a sign that looks like them. Inside of a word, as in a key's name, they begin none. */
const LOOKALIKES = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' } as const;

/**
 * Text from outside for Slack's mrkdwn, no longer than `limit` once it is escaped: `&`, `<` and `>` as Slack wants it
 * (https://docs.slack.dev/messaging/formatting-message-text), so that nothing is a link or mentions anybody. Slack knows no
 * escape for `*`, `_`, `~` and backquotes: those that could begin or end a format are replaced.
 */
export function mrkdwn(text: string, limit: number): string {
  const plain = text
    .replace(/[*~`]/g, (mark) => lookalike(mark))
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}_])/gu, LOOKALIKES._);
  return escaped(plain, limit);
}

/** The same for plain text, in which nothing is a format. */
export function escaped(text: string, limit: number): string {
  let made = '';
  for (const character of text) {
    const next = character === '&' || character === '<' || character === '>' ? ENTITIES[character] : character;
    if (made.length + next.length > limit - 1) return `${made}…`;
    made += next;
  }
  return made;
}

/** A link; `url` is an address that was made by `URL`, so it holds neither `<` nor `>` nor blanks. */
export function slackLink(url: string, label: string): string {
  return `<${url.replaceAll('&', '&amp;').replaceAll('|', '%7C')}|${mrkdwn(label, 100)}>`;
}

function lookalike(mark: string): string {
  return mark === '*' ? LOOKALIKES['*'] : mark === '~' ? LOOKALIKES['~'] : LOOKALIKES['`'];
}
