/** The entry point `dress-rehearsal/playwright`: what a project's Playwright configuration is made with. */
export { rehearsalConfig } from '../environments/playwright-config.ts';
