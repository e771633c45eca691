import assert from 'node:assert/strict';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reapEngines } from '../../support/supervise/reap-engines.ts';
import { type Session, writeSession } from '../../support/supervise/session-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('an engine that does not answer is come back to, for a week', async (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'session.json');
  const session: Session = {
    id: 'one',
    conductor: { pid: process.pid, start: 'ended' },
    watchdog: null,
    groups: [],
    folders: [],
    files: [],
    engines: [`unix://${join(folder, 'none.sock')}`],
  };
  writeSession(path, session);
  assert.equal(await reapEngines(session, path), false);
  const longAgo = (Date.now() - 8 * 86_400_000) / 1000;
  utimesSync(path, longAgo, longAgo);
  assert.equal(await reapEngines(session, path), true);
  assert.equal(await reapEngines({ ...session, engines: [] }, path), true);
});
