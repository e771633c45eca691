import { z } from 'zod';
import type { BankApplication } from '../service-kit/bank-answers.ts';
import type { Database, Queryable } from '../service-kit/database.ts';
import type { Idempotency } from '../service-kit/idempotency.ts';
import { type Progress, progressBy } from './progress.ts';
import { type ApplicationAtBank, type StoredApplication, storedApplicationSchema } from './stored-application.ts';

const rowsSchema = z.array(storedApplicationSchema);
const CHANGED = 'version = version + 1, updated_at = now()';

/** An application that has just come in. */
export type NewApplication = Pick<StoredApplication, 'id' | 'correlationId' | 'company' | 'applicant'>;

/**
 * Keeps a new application before the bank is asked, as one that the bank has not got: whatever happens next, it is
 * not lost. Where the idempotency key was used before, resolves with the application that it belongs to.
 */
export async function keepApplication(
  database: Queryable,
  { id, correlationId, company, applicant }: NewApplication,
  { key, digest }: Idempotency,
): Promise<StoredApplication> {
  await database.query(
    `insert into applications
       (id, idempotency_key, request_digest, correlation_id, status, company, applicant, failure_reason)
     values ($1, $2, $3, $4, 'failed-to-submit', $5, $6, 'it was not handed over yet')
     on conflict (idempotency_key) do nothing`,
    [id, key, digest, correlationId, JSON.stringify(company), JSON.stringify(applicant)],
  );
  const { rows } = await database.query('select * from applications where idempotency_key = $1', [key]);
  return theOne(rowsSchema.parse(rows));
}

/** The application with this id, if there is one. */
export async function findApplication(database: Queryable, id: string): Promise<StoredApplication | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const { rows } = await database.query('select * from applications where id = $1', [id]);
  return rowsSchema.parse(rows)[0];
}

/** The application that the bank knows by this id of its own, if there is one. */
export async function findByBankId(
  database: Queryable,
  bankApplicationId: string,
): Promise<ApplicationAtBank | undefined> {
  const { rows } = await database.query('select * from applications where bank_application_id = $1', [
    bankApplicationId,
  ]);
  const [application] = rowsSchema.parse(rows);
  return application === undefined ? undefined : { ...application, bankApplicationId };
}

/** Stores that the bank has the application. Where another request stored so first, that stands. */
export async function markSubmitted(
  database: Queryable,
  id: string,
  bankApplicationId: string,
): Promise<StoredApplication> {
  await database.query(
    `update applications set status = 'submitted', bank_application_id = $2, failure_reason = null, ${CHANGED}
     where id = $1 and status = 'failed-to-submit'`,
    [id, bankApplicationId],
  );
  const { rows } = await database.query('select * from applications where id = $1', [id]);
  return theOne(rowsSchema.parse(rows));
}

/** Stores why the bank has not got the application. */
export async function markFailedToSubmit(database: Queryable, id: string, reason: string): Promise<void> {
  await database.query(
    `update applications set failure_reason = $2, ${CHANGED} where id = $1 and status = 'failed-to-submit'`,
    [id, reason],
  );
}

/** Every application that the bank has and has not decided, oldest first. */
export async function undecidedApplications(database: Queryable): Promise<ApplicationAtBank[]> {
  const { rows } = await database.query(
    `select * from applications
     where status in ('submitted', 'under-review', 'information-required') order by created_at`,
  );
  return rowsSchema
    .parse(rows)
    .flatMap((row) => (row.bankApplicationId === null ? [] : [{ ...row, bankApplicationId: row.bankApplicationId }]));
}

/**
 * What came of an answer of the bank. It is `overtaken` when somebody changed the application after the bank was asked:
 * it may be older than that change and was left alone, and only asking anew will tell.
 */
export type AppliedAnswer = { outcome: 'changed'; progress: Progress } | { outcome: 'unchanged' | 'overtaken' };

/** Applies what the bank answered about an application as it was when the bank was asked. */
export function applyBankAnswer(
  database: Database,
  asked: Pick<StoredApplication, 'id' | 'version'>,
  answer: BankApplication,
): Promise<AppliedAnswer> {
  return database.transaction<AppliedAnswer>(async (connection) => {
    const { rows } = await connection.query('select * from applications where id = $1 for update', [asked.id]);
    const current = theOne(rowsSchema.parse(rows));
    if (current.version !== asked.version) return { outcome: 'overtaken' };
    const next = progressBy(current, answer);
    if (next === undefined) return { outcome: 'unchanged' };
    await connection.query(
      `update applications
       set status = $2, information_requested = $3, account_number = $4, rejection_reason = $5, ${CHANGED}
       where id = $1`,
      [current.id, next.status, JSON.stringify(next.informationRequested), next.accountNumber, next.rejectionReason],
    );
    return { outcome: 'changed', progress: next };
  });
}

function theOne(applications: readonly StoredApplication[]): StoredApplication {
  const [application] = applications;
  if (application === undefined) throw new Error('the application is no longer there');
  return application;
}
