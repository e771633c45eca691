import { rehearsalConfig } from './environments/playwright-config.ts';

export default rehearsalConfig(import.meta.dirname, {
  // Where the audience is.
  use: { locale: 'en-GB', timezoneId: 'Europe/London' },
});
