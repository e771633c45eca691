import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startDatabase } from '../../../platform/database/launcher.ts';
import { openSupervisor } from '../../../support/supervise/supervisor.ts';

/** Holds a supervisor with a database in which a query is under way. Arguments: the sessions' folder, a folder to work in. */
const [sessionsFolder = '', workFolder = ''] = process.argv.slice(2);
const supervisor = await openSupervisor({ sessionsFolder });
const folder = join(workFolder, 'database');
const { url } = await startDatabase({ folder, supervisor });

const client = new Client({ connectionString: url });
client.on('error', () => {});
await client.connect();
const { rows } = await client.query('select pg_backend_pid() as backend');
client.query('select pg_sleep(600)').catch(() => {});
const postmaster = Number.parseInt(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8'), 10);
console.log(JSON.stringify({ session: supervisor.session, pids: [postmaster, rows[0].backend], folder }));
