import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { slug } from '../support/ids.ts';

/** The type of a test's annotation that says what it is the fallback for; its description is what steps name. */
export const FALLBACK_ANNOTATION = 'fallback';

const LONGEST_FAITHFUL = 80;
const SHOWN_HASH_DIGITS = 8;

/** What of a Playwright test names the scenario; a TestCase, a TestInfo and their likes have it. */
export interface ScenarioName {
  /** The test's file, as a path. */
  file: string;
  title: string;
  annotations?: readonly { type: string; description?: string }[];
}

/**
 * The id under which everything about a scenario is recorded, the same in the recorder and in the fixtures:
 * an annotation `{ type: 'scenario', description: id }` when the test has one, otherwise its file's stem and title.
 * A title that a slug can't hold (too long, or not in plain letters) gets a short hash, so that two never share an id.
 */
export function scenarioId({ file, title, annotations = [] }: ScenarioName): string {
  const given = annotations.find(({ type }) => type === 'scenario')?.description;
  if (given !== undefined && given.trim() !== '') return slug(given);
  const name = `${stem(file)} ${title}`;
  const faithful = name.length <= LONGEST_FAITHFUL && /^[\x20-\x7e]*$/.test(name);
  if (faithful) return slug(name);
  const hash = createHash('sha256').update(name).digest('hex').slice(0, SHOWN_HASH_DIGITS);
  return `${slug(name).slice(0, LONGEST_FAITHFUL - SHOWN_HASH_DIGITS - 1)}-${hash}`;
}

/** `business-account` for `…/business-account.spec.ts`; folders are written with either slash. */
function stem(file: string): string {
  const name = basename(file.replaceAll('\\', '/'));
  return name.replace(/(\.(spec|test|scenario))?\.[cm]?[jt]sx?$/, '');
}
