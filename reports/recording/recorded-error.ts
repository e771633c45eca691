import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestError } from '@playwright/test/reporter';
import { legible } from '../words/legible-text.ts';

const LONGEST_ERROR = 4000;
/** Playwright's log of an action that failed repeats what was to be typed, which may be a password. */
const TYPED = /^(\s*- (?:elementHandle\.)?(?:fill|type))\("[\s\S]*?"\)$/gm;

/**
 * What a person reads of the errors of a test or step: the messages with their causes and the line in the script,
 * no colours, no stack. `undefined` when there is none.
 */
export function recordedError(errors: readonly TestError[], rootDir: string): string | undefined {
  const texts = errors.map((error) => errorText(error, rootDir)).filter((text) => text !== '');
  return texts.length === 0 ? undefined : legible([...new Set(texts)].join('\n\n'), LONGEST_ERROR);
}

function errorText(error: TestError, rootDir: string): string {
  const message = stripVTControlCharacters(error.message ?? error.value ?? '')
    .replace(/^Error: /, '')
    .replace(TYPED, '$1(…)')
    .trim();
  const cause = error.cause === undefined ? '' : errorText(error.cause, rootDir);
  const where = error.location;
  const line = where === undefined ? '' : `at ${relative(rootDir, where.file).replaceAll('\\', '/')}:${where.line}`;
  return [message, cause === '' ? '' : `because: ${cause}`, line].filter((part) => part !== '').join('\n');
}
