import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import type { JournalEntry } from '../../model/journal.ts';
import type { Run } from '../../model/run.ts';
import { renderRun } from '../../reports/render-run.ts';
import { Problem } from '../../support/problem.ts';
import { plainPicture } from '../helpers/plain-evidence.ts';
import { pngOf } from './png.ts';
import { after, sampleReadiness, sampleRun, samples } from './samples.ts';

const pay = { scenario: 'pay', attempt: 1 };
const journal: JournalEntry[] = [
  { kind: 'scenario-announced', at: after(1), scenario: 'pay', title: 'Zoë pays', file: 'pay.spec.ts' },
  { kind: 'scenario-begun', at: after(2), ...pay, title: 'Zoë pays' },
  { kind: 'step-begun', at: after(3), ...pay, step: 'Pay' },
  { kind: 'screenshot', at: after(20), ...pay, step: 'Pay', path: 'attachments/pay.png', ...plainPicture },
  { kind: 'step-ended', at: after(30), ...pay, step: 'Pay', status: 'passed', durationMs: 27 },
  { kind: 'scenario-ended', at: after(31), ...pay, status: 'passed', durationMs: 29 },
];
const lines = journal.map((entry) => JSON.stringify(entry)).join('\n');

describe('rendering a run’s folder', () => {
  let folder: string;
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const running = (pid: number, host = hostname()): Run =>
    sampleRun({ state: 'running', endedAt: null, conductor: { pid, host } });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'a run '));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('writes every report, and nothing unfinished', async () => {
    await mkdir(join(folder, 'attachments'));
    await write('attachments/pay.png', pngOf(4, 4, [1, 2, 3]).toString('latin1'));
    await write('run.json', sampleRun());
    await write('environment.json', { ...samples.go.environment, staged: true, operationsToken: '[secret T]' });
    await write('readiness.json', sampleReadiness());
    await write('verdict.json', samples.go.verdict);
    await write('journal.jsonl', `${lines}\n`);
    const { page } = await renderRun(folder);
    assert.equal(page, join(folder, 'index.html'));
    assert.match(await read('index.html'), /<span>Go<\/span>[\s\S]*Zoë pays[\s\S]*<img src="attachments\/pay\.png"/);
    assert.doesNotMatch(await read('index.html'), /Missing from this report/);
    assert.match(await read('summary.md'), /^# Go: staging/);
    assert.match(await read('junit.xml'), /Zoë pays/);
    assert.match(await read('ctrf-report.json'), /"reportFormat": "CTRF"/);
    const evidence = await readArtefact(join(folder, 'evidence.json'), evidenceSchema);
    assert.deepEqual(
      evidence.scenarios.map(({ title }) => title),
      ['Zoë pays'],
    );
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('unfinished')),
      [],
    );
  });

  it('shows who was told where that is kept, and misses nothing where nobody was to be told', async () => {
    await write('run.json', sampleRun());
    await renderRun(folder);
    assert.doesNotMatch(await read('index.html'), /Who was told|told\.json/);
    await write('told.json', samples.decided.told);
    await renderRun(folder);
    assert.match(await read('index.html'), /Who was told[\s\S]*could not be told/);
    await write('told.json', '{');
    await renderRun(folder);
    assert.match(await read('index.html'), /told\.json can’t be read/);
  });

  it('can be repeated', async () => {
    await write('run.json', sampleRun());
    await write('journal.jsonl', lines);
    await renderRun(folder);
    const first = await read('evidence.json');
    await renderRun(folder);
    assert.equal(await read('evidence.json'), first);
  });

  it('notes what is missing or half-written, and still renders', async () => {
    await write('run.json', sampleRun());
    await write('readiness.json', '{"schemaVersion":1,"findings":[');
    await write('journal.jsonl', lines.slice(0, -40));
    await renderRun(folder);
    const page = await read('index.html');
    for (const note of [
      'readiness.json can’t be read: it was cut off or edited',
      'verdict.json is missing: the run was not judged',
      'environment.json is missing',
      'journal.jsonl cannot be read at line 6',
      'A picture of &quot;Pay&quot; in &quot;Zoë pays&quot; is missing: attachments/pay.png',
    ]) {
      assert.ok(page.includes(note), note);
    }
  });

  it('takes an empty picture, and one that leads out of the folder, for missing', async () => {
    await write('run.json', sampleRun());
    await write('journal.jsonl', lines);
    await mkdir(join(folder, 'attachments'));
    const note = 'A picture of &quot;Pay&quot; in &quot;Zoë pays&quot; is missing: attachments/pay.png';
    const picture = join(folder, 'attachments/pay.png');
    for (const put of [() => writeFile(picture, ''), () => symlink(join(folder, 'run.json'), picture)]) {
      await rm(picture, { force: true });
      await put();
      await renderRun(folder);
      const page = await read('index.html');
      assert.ok(page.includes(note));
      assert.doesNotMatch(page, /<img[^>]*pay\.png/);
    }
  });

  it('says that a run was cut off when its conductor is gone', async () => {
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(gone, 'exit');
    assert.ok(gone.pid);
    await write('run.json', running(gone.pid));
    await write('journal.jsonl', lines.slice(0, lines.indexOf('{"kind":"step-ended"')));
    await renderRun(folder);
    assert.match(
      await read('index.html'),
      /<span>Cut off<\/span>[\s\S]*&quot;Zoë pays&quot; under way at &quot;Pay&quot;/,
    );
  });

  it('says that a run goes on while its conductor lives', async () => {
    await write('run.json', running(process.pid));
    await renderRun(folder);
    assert.match(await read('index.html'), /<span>Still running<\/span>/);
  });

  it('says that it can’t tell of a run of another machine', async () => {
    await write('run.json', running(1, 'elsewhere'));
    await renderRun(folder);
    assert.match(await read('index.html'), /started on elsewhere: whether it still goes on can’t be told from here/);
  });

  it('renders a folder of which only evidence.json was kept, and leaves that as it is', async () => {
    await write('run.json', sampleRun());
    await write('evidence.json', samples.go.evidence);
    await renderRun(folder);
    assert.match(await read('index.html'), /An instant payment/);
    assert.equal((await readArtefact(join(folder, 'evidence.json'), evidenceSchema)).scenarios.length, 3);
  });

  it('says which file can’t be written, and leaves no part of it behind', async () => {
    await write('run.json', sampleRun());
    await mkdir(join(folder, 'index.html'));
    await assert.rejects(renderRun(folder), (error) => {
      assert.ok(error instanceof Problem);
      assert.match(error.message, /index\.html cannot be written$/);
      assert.match(error.why, /^(EISDIR|EPERM|EACCES)/);
      return true;
    });
    assert.deepEqual(
      (await readdir(folder)).filter((name) => /index\.html\..*unfinished$/.test(name)),
      [],
    );
  });

  it('refuses a folder without a run, as a problem', async () => {
    await assert.rejects(
      renderRun(folder),
      (error: unknown) => error instanceof Problem && /run\.json/.test(error.message),
    );
    await assert.rejects(renderRun(join(folder, 'nowhere')), Problem);
  });

  it('refuses a run whose record is a pipe, of which nothing would ever come', { timeout: 20_000 }, async () => {
    await once(spawn('mkfifo', [join(folder, 'run.json')]), 'close');
    await assert.rejects(renderRun(folder), (error) => error instanceof Problem && error.why === 'it is not a file');
  });

  it('stops at an artefact that a newer version wrote, and leaves the page as it is', async () => {
    await write('run.json', sampleRun());
    await write('journal.jsonl', lines);
    await write('index.html', 'the page of the newer version');
    await write('verdict.json', { schemaVersion: 99, outcome: 'go' });
    await assert.rejects(renderRun(folder), (error) => {
      assert.ok(error instanceof Problem);
      assert.match(`${error.message} ${error.why}`, /verdict\.json was written by a newer rehearse.*99/);
      return true;
    });
    assert.equal(await read('index.html'), 'the page of the newer version');
  });
});
