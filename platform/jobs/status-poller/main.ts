import { isoTime, systemClock } from '../../../support/clock.ts';
import { messageOf } from '../../../support/problem.ts';
import { createBankClient } from '../../service-kit/bank-client.ts';
import { bankKeys, databaseKeys } from '../../service-kit/configuration-keys.ts';
import { openDatabase } from '../../service-kit/database.ts';
import { runService } from '../../service-kit/run-service.ts';
import { storeRun } from './job-runs.ts';
import { pollApplications } from './poll.ts';
import { createRunRecord } from './run-record.ts';
import { atStartSchema, onSchedule, scheduleSchema, timeZoneSchema } from './schedule.ts';

const NAME = 'status-poller';

await runService({
  name: NAME,
  keys: {
    ...databaseKeys,
    ...bankKeys,
    POLL_SCHEDULE: scheduleSchema,
    POLL_TIME_ZONE: timeZoneSchema,
    POLL_AT_START: atStartSchema,
  },
  async assemble({ configuration, log }) {
    const { POLL_SCHEDULE: schedule, POLL_TIME_ZONE: timeZone, POLL_AT_START: atStart } = configuration;
    const database = await openDatabase(configuration.DATABASE_URL, NAME, log);
    const bank = createBankClient(configuration, log);
    const record = createRunRecord(systemClock);

    const job = onSchedule({ pattern: schedule, timeZone, atStart: atStart === 'yes' }, async () => {
      const run = await record.run(() => pollApplications({ database, bank, log }));
      const { outcome, examined, changed, error } = run;
      log[outcome === 'succeeded' ? 'info' : 'error']('run', { outcome, examined, changed, message: error });
      await storeRun(database, NAME, run).catch((reason: unknown) =>
        log.error('run-not-stored', { message: messageOf(reason) }),
      );
    });

    return {
      checks: { database: database.check },
      describeJob() {
        const nextRunAt = job.nextRunAt();
        return {
          name: NAME,
          schedule,
          timeZone,
          ...record.describe(),
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
