import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeExecutable, makeSmallProject, readJson } from './small-project.ts';

test('the first time it installs and says so, the second time it has nothing to do and says nothing', async (t) => {
  const project = await makeSmallProject(t);
  const first = await project.setUp();
  assert.equal(first.exitCode, 0, first.said);
  assert.match(first.said, /^set-up: installing the dependencies \(npm ci\) \.\.\. \d+\.\d s$/m);
  assert.match(
    first.said,
    /^set-up: trying the browser named in REHEARSE_BROWSER \.\.\. .*good-browser \(\d+\.\d s\)$/m,
  );
  assert.ok(project.has('node_modules/.bin/node'));
  assert.equal(readJson(project.folder, '.rehearse/browser.json').executablePath, project.browser);

  assert.deepEqual(await project.setUp(), { exitCode: 0, said: '' });
});

test('another lock file is installed again', async (t) => {
  const project = await makeSmallProject(t);
  await project.setUp();
  appendFileSync(join(project.folder, 'package-lock.json'), '\n');
  assert.match((await project.setUp()).said, /installing the dependencies/);
  assert.equal((await project.setUp()).said, '');
});

test('two at once: one works, the other waits, both succeed', async (t) => {
  const project = await makeSmallProject(t);
  const both = await Promise.all([project.setUp(), project.setUp()]);
  assert.deepEqual(
    both.map(({ exitCode }) => exitCode),
    [0, 0],
  );
  const installed = both.filter(({ said }) => said.includes('installing the dependencies'));
  assert.equal(installed.length, 1, both.map(({ said }) => said).join('\n---\n'));
  assert.deepEqual(readdirSync(join(project.folder, '.rehearse')), ['browser.json']);
});

test('a lock whose holder has died holds nobody up', async (t) => {
  const project = await makeSmallProject(t);
  mkdirSync(join(project.folder, '.rehearse'));
  writeFileSync(join(project.folder, '.rehearse/set-up.lock'), '999999999 1');
  const { exitCode, said } = await project.setUp();
  assert.equal(exitCode, 0);
  assert.doesNotMatch(said, /waiting/);
});

test('PostgreSQL’s links are made where they are missing, unless its own is not needed', async (t) => {
  const project = await makeSmallProject(t);
  const link = 'packages/postgres/native/lib/libpq.so.5';
  await project.setUp({ DATABASE_URL: 'postgresql://elsewhere' });
  assert.ok(!project.has(link));
  assert.match((await project.setUp()).said, /linking PostgreSQL/);
  assert.ok(project.has(link));
  assert.equal((await project.setUp()).said, '');
});

test('a Node that npm did not fetch, because it blocks install scripts, is fetched', async (t) => {
  const project = await makeSmallProject(t);
  const node = join(project.folder, 'packages/node');
  rmSync(join(node, 'bin'), { recursive: true });
  const fetches = `
    const fs = require('node:fs');
    fs.mkdirSync('bin', { recursive: true });
    fs.symlinkSync(${JSON.stringify(process.execPath)}, 'bin/node');
  `;
  writeFileSync(join(node, 'installArchSpecificPackage.js'), fetches);
  const { exitCode, said } = await project.setUp();
  assert.equal(exitCode, 0, said);
  assert.match(said, /fetching Node, which npm did not/);
});

test('a Node that is too old and can’t be replaced stops it, and it says what the user can do', async (t) => {
  const project = await makeSmallProject(t);
  makeExecutable(join(project.folder, 'packages/node/bin/node'), '#!/bin/sh\necho v20.1.0\n');
  writeFileSync(join(project.folder, 'packages/node/installArchSpecificPackage.js'), '');
  const { exitCode, said } = await project.setUp();
  assert.equal(exitCode, 2);
  assert.match(said, /needs Node 22\.22.*\n {2}why: .*v20\.1\.0.*\n {2}do: {2}.*install Node 24/);
});

test('a browser that does not start is not recorded, and the one asked for takes the place of the one before', async (t) => {
  const project = await makeSmallProject(t);
  const bad = makeExecutable(join(project.folder, 'browsers/bad-browser'), '#!/bin/sh\n');
  const refused = await project.setUp({ REHEARSE_BROWSER: bad });
  assert.equal(refused.exitCode, 2);
  assert.match(refused.said, /REHEARSE_BROWSER does not start\n {2}why: .*bad-browser: it is a bad browser\n {2}do: /);
  assert.ok(!project.has('.rehearse/browser.json'));

  assert.equal((await project.setUp()).exitCode, 0);
  const other = makeExecutable(join(project.folder, 'browsers/other-browser'), '#!/bin/sh\n');
  assert.match((await project.setUp({ REHEARSE_BROWSER: other })).said, /other-browser/);
  assert.equal(readJson(project.folder, '.rehearse/browser.json').executablePath, other);
});

test('a browser that has gone is looked for again', async (t) => {
  const project = await makeSmallProject(t);
  await project.setUp();
  rmSync(project.browser);
  makeExecutable(project.browser, '#!/bin/sh\n# another version\n');
  assert.match((await project.setUp()).said, /trying the browser/);
  assert.equal((await project.setUp()).said, '');
});

test('a headless shell of the system is preferred to a full browser', async (t) => {
  const project = await makeSmallProject(t);
  const programs = join(project.folder, 'programs');
  for (const name of ['google-chrome', 'chromium', 'chromium-headless-shell']) {
    makeExecutable(join(programs, name), '#!/bin/sh\n');
  }
  const { exitCode, said } = await project.setUp({
    REHEARSE_BROWSER: '',
    PATH: `${programs}:${process.env.PATH}`,
  });
  assert.equal(exitCode, 0, said);
  const record = readJson(project.folder, '.rehearse/browser.json');
  assert.equal(record.executablePath, join(programs, 'chromium-headless-shell'));
  assert.equal(record.fullBrowserPath, join(programs, 'chromium'));
});

test('dependencies that can’t be installed are told in npm’s words, with what to do', async (t) => {
  const project = await makeSmallProject(t);
  writeFileSync(join(project.folder, 'package-lock.json'), '{}');
  const { exitCode, said } = await project.setUp();
  assert.equal(exitCode, 2);
  assert.match(said, /The dependencies could not be installed\n {2}why: .+\n[\s\S]* {2}do: /);
  assert.doesNotMatch(said, /\.mjs:\d+/, 'no stack trace');
});
