import { createBankClient } from '../../service-kit/bank-client.ts';
import { bankKeys, databaseKeys } from '../../service-kit/configuration-keys.ts';
import { openDatabase } from '../../service-kit/database.ts';
import { runService } from '../../service-kit/run-service.ts';
import { addRoutes } from './routes.ts';

const NAME = 'onboarding';

await runService({
  name: NAME,
  keys: { ...databaseKeys, ...bankKeys },
  async assemble({ app, configuration, log }) {
    const database = await openDatabase(configuration.DATABASE_URL, NAME, log);
    addRoutes(app, database, createBankClient(configuration, log));
    return { checks: { database: database.check }, release: database.close };
  },
});
