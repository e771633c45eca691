import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { isoTime } from '../../support/clock.ts';
import type { PlannedDatabase } from './plan.ts';
import type { StageDatabase } from './stage-database.ts';

/** Does to the database what the plan says; its tables must be there. Nothing, where nothing is wrong with it. */
export async function applyDatabasePlan(plan: PlannedDatabase, database: StageDatabase, now: number): Promise<void> {
  const statements = [...changes(plan, now)];
  if (statements.length > 0) await run(database.url, statements);
  if (plan.takenDown) await database.takeDown();
}

type Statement = (client: Client) => Promise<unknown>;

function* changes(plan: PlannedDatabase, now: number): Generator<Statement> {
  for (const name of plan.withoutMigrations) {
    yield (client) => client.query('delete from schema_migrations where starts_with(name, $1)', [name]);
  }
  if (plan.withoutCustomer) yield (client) => client.query('delete from customers');
  for (let index = 0; index < plan.waitingApplications; index += 1) yield (client) => plantApplication(client);
  const { lastPollEndedMsAgo: ago, connectionLimit: limit } = plan;
  if (ago !== null) {
    const ended = isoTime(now - ago);
    yield (client) =>
      client.query(
        `insert into job_runs (job, started_at, ended_at, outcome, examined, changed)
         values ('status-poller', $1, $1, 'succeeded', 0, 0)`,
        [ended],
      );
  }
  if (limit !== null) {
    yield (client) =>
      client.query(`alter database ${escapeIdentifier(client.database ?? 'postgres')} connection limit ${limit}`);
  }
}

/** An application that was handed over to a bank that knows nothing of it. */
function plantApplication(client: Client): Promise<unknown> {
  const id = randomUUID();
  const company = {
    legalName: 'Waiting Ltd',
    registrationNumber: 'HRB 10001',
    country: 'DE',
    industry: 'Retail',
    expectedAnnualTurnover: { value: '100000.00', currency: 'EUR' },
  };
  return client.query(
    `insert into applications
       (id, idempotency_key, request_digest, correlation_id, status, company, applicant, bank_application_id)
     values ($1::uuid, $1::text, 'planted', 'planted-' || $1::text, 'submitted', $2, $3, 'unknown-' || $1::text)`,
    [id, JSON.stringify(company), JSON.stringify({ fullName: 'Somebody', email: 'somebody@northgate.example' })],
  );
}

async function run(url: string, statements: readonly Statement[]): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await statement(client);
  } finally {
    await client.end();
  }
}
