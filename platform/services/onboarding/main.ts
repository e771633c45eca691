import { createBankClient } from '../../service-kit/bank-client.ts';
import { bankKeys, callbackKeys, databaseKeys } from '../../service-kit/configuration-keys.ts';
import { openDatabase } from '../../service-kit/database.ts';
import { runService } from '../../service-kit/run-service.ts';
import { addCallbackRoute } from './callback-routes.ts';
import { addPapers, paperKeys } from './papers.ts';
import { addRoutes } from './routes.ts';

const NAME = 'onboarding';

await runService({
  name: NAME,
  keys: { ...databaseKeys, ...bankKeys, ...callbackKeys, ...paperKeys },
  async assemble({ app, configuration, log }) {
    const database = await openDatabase(configuration.DATABASE_URL, NAME, log);
    const bank = createBankClient(configuration, log);
    addRoutes(app, database, bank);
    addPapers(app, configuration, log);
    const { BANK_CALLBACK_SECRET: secret } = configuration;
    if (secret !== undefined) addCallbackRoute(app, secret, { database, bank, log });
    return { checks: { database: database.check }, capacities: database.capacities, release: database.close };
  },
});
