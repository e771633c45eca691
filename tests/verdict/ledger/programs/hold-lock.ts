import { withLock } from '../../../../verdict/ledger/files/folder-lock.ts';

// Takes a lock, says so, and keeps it until it is ended.
// Usage: node hold-lock.ts PATH

const [path = ''] = process.argv.slice(2);
await withLock(path, async () => {
  process.send?.('held');
  await new Promise(() => setInterval(() => undefined, 60_000));
});
