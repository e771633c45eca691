import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Gives a role of a database on 127.0.0.1 a new password. */
export async function changePassword(options: { port: number; role: string; from: string; to: string }): Promise<void> {
  const { port, role, from, to } = options;
  const client = new Client({ host: '127.0.0.1', port, user: role, password: from, database: 'postgres' });
  // A server that is stopped in the middle closes the connection; what was under way then fails by itself.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(to)}`);
  } finally {
    await client.end();
  }
}
