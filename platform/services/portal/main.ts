import { address, optionalText } from '../../service-kit/configuration-keys.ts';
import { runService } from '../../service-kit/run-service.ts';
import { addAssets } from './assets.ts';
import { createDownstream } from './downstream.ts';
import { homePage } from './pages/home-page.ts';
import { addApplicationPage } from './routes/application.ts';
import { addBusinessAccountPages } from './routes/business-account.ts';
import { addFailurePages } from './routes/failures.ts';
import { addPaymentPages } from './routes/payments.ts';
import { addSupport } from './routes/support.ts';
import { addSecurity } from './security.ts';

await runService({
  name: 'portal',
  keys: { ONBOARDING_URL: address, PAYMENTS_URL: address, SUPPORT_URL: optionalText },
  async assemble({ app, configuration, log }) {
    const urls = { onboarding: configuration.ONBOARDING_URL, payments: configuration.PAYMENTS_URL };
    const downstream = createDownstream(urls, log);
    addSecurity(app);
    addFailurePages(app, log);
    addAssets(app);
    app.get('/', (context) => context.html(homePage()));
    addPaymentPages(app, downstream);
    addBusinessAccountPages(app, downstream);
    addApplicationPage(app, downstream);
    addSupport(app, configuration.SUPPORT_URL);
    return { checks: {}, release: async () => undefined };
  },
});
