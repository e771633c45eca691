import { isoTime, systemClock } from '../../../support/clock.ts';
import { messageOf } from '../../../support/problem.ts';
import { createBankClient } from '../../service-kit/bank-client.ts';
import { bankKeys, databaseKeys } from '../../service-kit/configuration-keys.ts';
import { openDatabase } from '../../service-kit/database.ts';
import { runService } from '../../service-kit/run-service.ts';
import { latestRun, storeRun } from './job-runs.ts';
import { pollApplications } from './poll.ts';
import { createRunRecord } from './run-record.ts';
import { onSchedule, readSchedule, scheduleKeys } from './schedule.ts';

const NAME = 'status-poller';

await runService({
  name: NAME,
  keys: { ...databaseKeys, ...bankKeys, ...scheduleKeys },
  async assemble({ configuration, log }) {
    const database = await openDatabase(configuration.DATABASE_URL, NAME, log);
    const bank = createBankClient(configuration, log);
    const record = createRunRecord(systemClock);
    const schedule = readSchedule(configuration);

    const job = onSchedule(schedule, async () => {
      const run = await record.run(() => pollApplications({ database, bank, log }));
      const { outcome, examined, changed, error } = run;
      log[outcome === 'succeeded' ? 'info' : 'error']('run', { outcome, examined, changed, message: error });
      await storeRun(database, NAME, run).catch((reason: unknown) =>
        log.error('run-not-stored', { message: messageOf(reason) }),
      );
    });

    return {
      checks: { database: database.check },
      capacities: database.capacities,
      async describeJob() {
        const nextRunAt = job.nextRunAt();
        // Without its database it can still tell of the runs of this process.
        const before = record.empty ? await latestRun(database, NAME).catch(() => undefined) : undefined;
        return {
          name: NAME,
          schedule: schedule.pattern,
          timeZone: schedule.timeZone,
          enabled: !schedule.suspended,
          ...record.describe(before),
          nextRunAt: nextRunAt === null ? null : isoTime(nextRunAt),
        };
      },
      async release() {
        await job.stop();
        await database.close();
      },
    };
  },
});
