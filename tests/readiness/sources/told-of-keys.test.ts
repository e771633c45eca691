import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkReadiness } from '../../../readiness/run-checks.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { environmentOf } from '../open-source.ts';
import { healthy, standIn } from '../stand-in.ts';

test('a key that is given from elsewhere is not known to be set; a name that everybody knows is a fine name', async (t) => {
  const project = temporaryFolder(t);
  writeFileSync(join(project, '.env'), 'GIVEN\nDATABASE_USER=postgres\nDATABASE_PASSWORD=postgres\n');
  const required = ['GIVEN', 'MISSING', 'DATABASE_USER', 'DATABASE_PASSWORD'];
  const environment = environmentOf({
    services: {
      portal: {
        url: await standIn(t, healthy()),
        sources: [{ kind: 'env-file', path: '.env' }],
        configuration: { required },
      },
    },
  });
  const { findings } = await checkReadiness(environment, { project, only: ['configuration'] });
  const told = findings
    .filter(({ check }) => check === 'configuration')
    .map(({ id, status, observed }) => [id.split('/').at(-1), status, observed]);
  assert.deepEqual(told, [
    ['GIVEN', 'unknown', 'not known: GIVEN is given to portal from elsewhere'],
    ['MISSING', 'fail', 'MISSING is not set'],
    ['DATABASE_USER', 'pass', 'set'],
    ['DATABASE_PASSWORD', 'fail', 'DATABASE_PASSWORD holds a credential that everybody knows'],
  ]);
});
