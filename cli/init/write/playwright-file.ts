import { comment } from './literal.ts';

/** What the configuration for Playwright depends on. */
export interface PlaywrightNeeds {
  /** Whether the repository has a suite of its own, with a configuration that is left alone. */
  hasOwnSuite: boolean;
  /** Whether files of this package are ECMAScript modules. */
  isModule: boolean;
}

/** playwright.config.ts, or rehearse.config.ts beside the one that is there. */
export function playwrightFile({ hasOwnSuite, isModule }: PlaywrightNeeds): string {
  const folder = isModule ? 'import.meta.dirname' : '__dirname';
  const about = hasOwnSuite
    ? 'How scenarios are played. The suite of this repository keeps its own playwright.config; neither plays the tests of the other.'
    : 'How scenarios are played. Whatever Playwright can be told may be added as the second argument.';
  return [
    "import { rehearsalConfig } from 'dress-rehearsal/playwright';",
    '',
    ...comment(about),
    `export default rehearsalConfig(${folder});`,
    '',
  ].join('\n');
}
