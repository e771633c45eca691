import type { PlaywrightFact } from '../facts.ts';
import type { Detector } from './detector.ts';

const CONFIGURATION = /^(playwright|rehearse)\.config\.[cm]?[jt]s$/;

/** Playwright's configurations at the top of a project, and rehearse's own, which tell themselves by what they import. */
export const playwrightConfigurations: Detector<PlaywrightFact> = {
  wants: (path) => CONFIGURATION.test(path),
  detect: (files) => ({
    found: files.map(({ path, text }) => ({
      path,
      playsScenarios: path.startsWith('rehearse.') || text.includes('dress-rehearsal/playwright'),
    })),
    remarks: [],
  }),
};
