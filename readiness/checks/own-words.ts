import { constants } from 'node:os';

/** What a text of somebody else's may be about, and how we say it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/tim(ed|e)[ -]?out/i, 'timed out'],
  [/refused|ECONNREFUSED/i, 'refused'],
  [/no connection|can(no|['’])t connect|not connected|connection (reset|closed|terminated|lost)/i, 'no connection'],
  [/not answer/i, 'does not answer'],
  [/unauthori[sz]ed|not authori[sz]ed|invalid[_ ]client|forbidden|access denied|permission denied/i, 'not allowed'],
  [/credential|password|authenticat/i, 'its credential'],
  [/certificate/i, 'certificate'],
  [/migration/i, 'migrations'],
  [/does not exist|not found/i, 'not found'],
  [/too many|rate limit/i, 'too many requests or connections'],
  [/no space|disk full|out of memory/i, 'no room'],
];
const CODES = new Set([...Object.keys(constants.errno), 'ENOTFOUND', 'EAI_AGAIN']);
const STATUS = /\b(?:status|answer(?:s|ed)?|HTTP(?:\/\d(?:\.\d)?)?|with)(?: with)?:? ([1-5]\d\d)\b/gi;

/**
 * What a text that somebody else wrote is about, in our own words: known causes, error codes and HTTP statuses. It may
 * hold what nobody must see, so none of it is quoted. Empty when there is nothing in it that we know.
 */
export function ownWords(text: string): string {
  const causes = WORDS.filter(([pattern]) => pattern.test(text)).map(([, words]) => words);
  const codes = text.match(/\bE[A-Z_]{3,20}\b/g)?.filter((code) => CODES.has(code)) ?? [];
  const statuses = [...text.matchAll(STATUS)].map(([, status]) => `status ${status}`);
  return [...new Set([...causes, ...codes, ...statuses])].join(', ');
}

/** A name that a place tells: shown only where it is one, and no address with a password in it. */
export function ownName(text: string): string {
  return isName(text) ? text : 'something that is no name';
}

/** An image as an engine or a cluster tells it: names, tags and digests, with spaces and brackets between them. */
export function ownImage(text: string): string {
  return imageNames(text).every(isName) ? text : 'something that is no image';
}

/** The names in what is told of an image: by its tag, and by its digest. */
export function imageNames(text: string): string[] {
  return text.split(/[\s()]+/).filter((name) => name !== '');
}

/** A schedule that a place tells: shown only where it is a cron pattern. */
export function ownPattern(schedule: string): string {
  return /^[\w*/,?#@ \t-]{1,80}$/.test(schedule) ? schedule : 'something that is no cron pattern';
}

function isName(text: string): boolean {
  return /^[\w@.:/+-][\w@.:/+ -]{0,98}$/.test(text) && !/:\/\/[^/@]*:[^/@]*@/.test(text);
}
