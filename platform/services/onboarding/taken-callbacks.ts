import type { Queryable } from '../../service-kit/database.ts';

/** Longer than any bank tries to deliver one callback. */
const KEPT = '7 days';

/** Whether the callback with this id was taken before. */
export async function wasTaken(database: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await database.query('select 1 from bank_callbacks where id = $1', [id]);
  return rowCount !== 0;
}

/** Stores that a callback was taken, and lets go of those of more than a week ago. */
export async function markTaken(database: Queryable, id: string): Promise<void> {
  await database.query('insert into bank_callbacks (id) values ($1) on conflict do nothing', [id]);
  await database.query('delete from bank_callbacks where taken_at < now() - $1::interval', [KEPT]);
}
