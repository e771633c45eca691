import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertNode } from '../../../platform/stage/containers/assert-containers.ts';
import { givenFiles } from '../../../platform/stage/containers/given-files.ts';
import { stageImages } from '../../../platform/stage/containers/images.ts';
import { reachableFrom } from '../../../platform/stage/containers/reachable-modules.ts';
import { withHost } from '../../../platform/stage/containers/with-host.ts';
import { Problem } from '../../../support/problem.ts';
import { projectFolder } from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('an address keeps all but its host', () => {
  for (const [url, host, expected] of [
    ['http://127.0.0.1:4101', 'onboarding', 'http://onboarding:4101'],
    ['http://0.0.0.0:4101', '127.0.0.1', 'http://127.0.0.1:4101'],
    ['https://[::]:4104/a?b=1', '127.0.0.1', 'https://127.0.0.1:4104/a?b=1'],
    ['postgresql://role:p%40ss@127.0.0.1:5432/postgres', 'database', 'postgresql://role:p%40ss@database:5432/postgres'],
  ] as const) {
    assert.equal(withHost(url, host), expected);
  }
});

test('a version of Node that testcontainers does not run under is named', () => {
  for (const version of ['20.20.2', '22.21.9']) {
    assert.throws(
      () => assertNode(version),
      (error) => error instanceof Problem && error.why.includes(version),
    );
  }
  for (const version of ['22.22.0', '24.0.0', '26.1.0']) assertNode(version);
});

test('the image of the parts holds what they run and read, and nothing of the harness', async () => {
  const { parts, database } = await stageImages(projectFolder);
  for (const path of [
    'platform/services/portal/main.ts',
    'platform/services/portal/assets/northgate.css',
    'platform/migrations/0001-applications.sql',
    'mocks/main.ts',
    'mocks/contracts/2026-03/openapi.yaml',
    'node_modules/pg',
  ]) {
    assert.ok(parts.content.includes(path), path);
  }
  const harness = parts.content.filter((path) => /^(cli|readiness|verdict|reports|platform\/stage)\//.test(path));
  assert.deepEqual(harness, []);
  assert.match(database.name, /^rehearse-sample-database:[0-9a-f]{12}$/);
  assert.equal((await stageImages(projectFolder)).parts.name, parts.name);
});

test('imports are followed through modules and packages; those of types alone, and what is not installed, are not', async (t) => {
  const project = temporaryFolder(t);
  const write = (path: string, text: string) => {
    mkdirSync(join(project, path, '..'), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  write(
    'main.ts',
    `import { one } from './one.ts';\nimport type { Two } from './two.ts';\nimport { x } from 'outer';\n`,
  );
  write('one.ts', `export const one = await import('./deep/three.ts');\nexport { y } from '@scope/gone/part';\n`);
  write('two.ts', '');
  write('deep/three.ts', `import '../one.ts';\n`);
  write('node_modules/outer/package.json', '{ "version": "1.0.0", "dependencies": { "inner": "*" } }');
  write('node_modules/outer/node_modules/inner/package.json', '{ "version": "2.0.0" }');
  assert.deepEqual(await reachableFrom(project, ['main.ts']), {
    modules: ['deep/three.ts', 'main.ts', 'one.ts'],
    packages: [
      { folder: 'node_modules/outer', version: '1.0.0' },
      { folder: 'node_modules/outer/node_modules/inner', version: '2.0.0' },
    ],
  });
});

test('files that variables name go into the container; one that is not there is left for its part to tell', async (t) => {
  const path = join(temporaryFolder(t), 'key.pem');
  writeFileSync(path, 'a key');
  const given = await givenFiles({ TLS_KEY_FILE: path, BANK_FAULTS_FILE: '/nowhere.yaml', NAME: path });
  assert.deepEqual(given, {
    files: [{ content: 'a key', target: '/run/given/TLS_KEY_FILE' }],
    variables: { TLS_KEY_FILE: '/run/given/TLS_KEY_FILE', BANK_FAULTS_FILE: '/nowhere.yaml', NAME: path },
  });
});
