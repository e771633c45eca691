import { createBankClient } from '../../service-kit/bank-client.ts';
import { bankKeys, databaseKeys } from '../../service-kit/configuration-keys.ts';
import { openDatabase } from '../../service-kit/database.ts';
import { runService } from '../../service-kit/run-service.ts';
import { createFollower } from './follow.ts';
import { addRoutes } from './routes.ts';
import { statementAddress, statementKeys } from './statements.ts';

const NAME = 'payments';

await runService({
  name: NAME,
  keys: { ...databaseKeys, ...bankKeys, ...statementKeys },
  async assemble({ app, configuration, log }) {
    const database = await openDatabase(configuration.DATABASE_URL, NAME, log);
    const bank = createBankClient(configuration, log);
    const follower = createFollower({ database, bank, log });
    addRoutes(app, { database, bank, follower, statement: statementAddress(configuration) });
    return {
      checks: { database: database.check },
      capacities: database.capacities,
      async release() {
        await follower.stop();
        await database.close();
      },
    };
  },
});
