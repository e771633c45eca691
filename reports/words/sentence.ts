/** A text begun as a sentence is: `no answer` becomes `No answer`. */
export function capitalised(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('en')}${text.slice(1)}`;
}

/** The same, unless it begins with a name, whose letters are not ours to change: that of its subject, or `API_KEY`, `db-1`. */
export function begunAsSentence(text: string, subject: string): string {
  const [first = ''] = text.split(/[\s,:;]/, 1);
  return first === subject || !/^\p{Ll}+$/u.test(first) ? text : capitalised(text);
}
