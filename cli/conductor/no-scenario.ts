import { Problem } from '../../support/problem.ts';

const NOTHING_FOUND = 'Error: No tests found';

/** What was to be played. */
interface Wanted {
  /** What was given with --only. */
  only: string | undefined;
  environment: string;
  /** Whether only scenarios tagged @safe run there. */
  isProtected: boolean;
}

/**
 * The Problem that there is nothing to play, where that is all that Playwright says; `undefined` where there is another
 * trouble, such as a scenario that can't be loaded: then it finds none either.
 */
export function noScenario(trouble: string | null, { only, environment, isProtected }: Wanted): Problem | undefined {
  if (trouble?.trim() !== NOTHING_FOUND) return undefined;
  if (only !== undefined) {
    const safe = isProtected ? `, and it must be tagged @safe: ${environment} is protected` : '';
    return new Problem(
      `No scenario matches ${JSON.stringify(only)}`,
      `its title must match the regular expression given with --only${safe}`,
      'see the titles with: npx playwright test --list, and --config rehearse.config.ts where there is one',
    );
  }
  if (isProtected) {
    return new Problem(
      `There is no scenario that may be played on ${environment}`,
      `${environment} is protected: none in scenarios/ is tagged @safe`,
      'write one that does no harm there and tag it @safe: docs/scenarios.md says how',
    );
  }
  return new Problem(
    'There is no scenario to play',
    'scenarios/ has no file NAME.spec.ts with a test in it',
    'write one: docs/scenarios.md says how; without any, npx rehearse check still tells whether the environment is fit',
  );
}
