import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { report } from '../../cli/commands/report.ts';
import { wantedRun } from '../../cli/report/wanted-run.ts';
import type { EarlierRun } from '../../model/earlier-runs.ts';
import { runFolder } from '../../model/run-folder.ts';
import type { Outcome } from '../../model/verdict.ts';
import { writeSingleFile } from '../../reports/embedding/write-single-file.ts';
import { readRun } from '../../reports/read-run.ts';
import { renderRun } from '../../reports/render-run.ts';
import { writeUnderstudy } from '../../reports/understudy/write-understudy.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { after, sampleReadiness, sampleRun, samples, sampleVerdict } from '../reports/samples.ts';
import { recorded, writePictures } from './show-samples.ts';

const GONE = '2026-11-18T093012-0001';
const WENT = '2026-11-19T093012-0002';
const BROKEN = '2026-11-20T093012-0003';

describe('a run as one file', () => {
  it('makes the show of the last run that went, and refuses one that did not', async (context) => {
    const reports = temporaryFolder(context);
    keepRun(reports, WENT, 'go');
    keepRun(reports, BROKEN, 'no-go');
    const file = join(reports, 'show.html');
    const made = await rehearse(context, ['report', '--reports', reports, '--understudy', file, '--json']);
    assert.equal(made.exitCode, 0, made.stderr);
    assert.deepEqual(JSON.parse(made.stdout), { run: join(reports, 'runs', WENT), understudy: file });
    assert.match(made.stderr, /2 scenarios, 12 screens, 0\.\d MB/);
    assert.match(readFileSync(file, 'utf8'), new RegExp(`run ${WENT}: a recording, not live<`));

    const refused = await rehearse(context, ['report', 'latest', '--reports', reports, '--understudy', file]);
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /The latest run can’t stand in for the demo[\s\S]*was no-go[\s\S]*last-go/);

    const named = await rehearse(context, ['report', BROKEN, '--reports', reports, '--understudy', file]);
    assert.equal(named.exitCode, 0, named.stderr);
    assert.match(named.stderr, /was no-go: the show says so in red/);
    assert.match(readFileSync(file, 'utf8'), /Not fit to stand in for the demo: this run was no-go/);
  });

  it('says that there is none that went', async (context) => {
    const reports = temporaryFolder(context);
    keepRun(reports, BROKEN, 'no-go');
    const { exitCode, stderr } = await rehearse(context, ['report', 'last-go', '--reports', reports]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /There is no run that went on staging/);
  });

  it('takes no run of another environment than was asked for', async (context) => {
    const reports = temporaryFolder(context);
    keepRun(reports, WENT, 'go', undefined, 'uat');
    keepRun(reports, BROKEN, 'no-go');
    assert.equal((await wantedRun(reports, 'latest', 'uat')).path, join(reports, 'runs', WENT));
    assert.equal((await wantedRun(reports, BROKEN, 'staging')).path, join(reports, 'runs', BROKEN));
    await assert.rejects(wantedRun(reports, BROKEN, 'uat'), {
      message: `Run ${BROKEN} is none on uat`,
      why: 'it ran on staging',
    });
    await assert.rejects(wantedRun(reports, 'latest', 'production'), /There is no run on production yet/);
  });

  it('passes over no option because of another', async (context) => {
    const project = temporaryFolder(context);
    const file = join(project, 'show.html');
    const both = { understudy: file, serve: true };
    await assert.rejects(report(project, undefined, both), /--understudy and --serve do not go together/);
    await assert.rejects(report(project, undefined, { allure: true, singleFile: file }), /--allure and --single-file/);
    await assert.rejects(report(project, undefined, { port: 4000 }), /--port needs --serve/);
  });

  it('embeds the pictures in the page, and links nothing that is not sent with it', async (context) => {
    const reports = temporaryFolder(context);
    keepRun(reports, WENT, 'go');
    const file = join(reports, 'mail.html');
    const { exitCode, stderr } = await rehearse(context, ['report', '--reports', reports, '--single-file', file]);
    assert.equal(exitCode, 0, stderr);
    const page = readFileSync(file, 'utf8');
    assert.match(page, /img-src data:/);
    const sources = [...page.matchAll(/<img src="([^"]*)"/g)].map(([, source = '']) => source);
    assert.equal(sources.length, 12);
    assert.ok(sources.every((source) => source.startsWith('data:image/png;base64,')));
    const links = [...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href);
    assert.deepEqual(
      links.filter((href) => !/^(?:#|https:|mailto:|tel:)/.test(href)),
      [],
    );
    assert.match(page, /This page was made to be sent/);
    assert.doesNotMatch(page, /can’t be read|is not here any more/);
  });

  it('leaves pictures out of a page that would be too large, those before the end of a step first', async (context) => {
    const folder = keepRun(temporaryFolder(context), WENT, 'go');
    const input = await readRun(runFolder(folder));
    const most = 11 * statSync(join(folder, 'attachments/instant-payment-1.png')).size + 200;
    const { pictures, leftOut, path } = await writeSingleFile(input, folder, join(folder, 'mail.html'), most);
    assert.deepEqual([pictures, leftOut], [11, 1]);
    assert.match(readFileSync(path, 'utf8'), /They pay, and the spinner resolves/);
  });

  it('lies beside the page of a run that went, which leads to it', async (context) => {
    const folder = keepRun(temporaryFolder(context), WENT, 'go');
    await renderRun(folder);
    assert.match(readFileSync(join(folder, 'index.html'), 'utf8'), /<a href="understudy\.html">the understudy<\/a>/);
    assert.match(readFileSync(join(folder, 'understudy.html'), 'utf8'), /a recording, not live/);
  });

  it('is offered by the page of a run that did not go, from the last one that did and is still there', async (context) => {
    const reports = temporaryFolder(context);
    const earlier = [entry(GONE), entry(WENT), entry(BROKEN, 'no-go')].toReversed();
    await renderRun(keepRun(reports, WENT, 'go'));
    const folder = keepRun(reports, BROKEN, 'no-go', earlier);
    await renderRun(folder);
    for (const page of ['index.html', 'run-sheet.html']) {
      assert.match(readFileSync(join(folder, page), 'utf8'), new RegExp(`href="../${WENT}/understudy.html"`), page);
    }
    assert.throws(() => statSync(join(folder, 'understudy.html')));
  });

  it('refuses a run of which there is no picture', async (context) => {
    const folder = temporaryFolder(context);
    await assert.rejects(writeUnderstudy(samples.go, folder, join(folder, 'show.html')), /can’t be shown/);
  });
});

/** A run's folder as it is kept, of which evidence.json tells what was played. */
function keepRun(
  reports: string,
  id: string,
  outcome: Outcome,
  earlier?: readonly EarlierRun[],
  on = 'staging',
): string {
  const folder = join(reports, 'runs', id);
  mkdirSync(folder, { recursive: true });
  const { environment, evidence } = recorded;
  const files = {
    'run.json': sampleRun({ id, environment: on }),
    'environment.json': environment,
    'readiness.json': sampleReadiness(),
    'verdict.json': sampleVerdict(outcome, 'What it came to.', { run: id }),
    'evidence.json': evidence,
    ...(earlier === undefined ? {} : { 'earlier-runs.json': { schemaVersion: 1, ledger: 'files', runs: earlier } }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  if (evidence !== null) writePictures(folder, evidence, [64, 40]);
  return folder;
}

function entry(run: string, outcome: Outcome = 'go'): EarlierRun {
  return {
    run,
    startedAt: after(0),
    judgedAt: after(64_000),
    state: 'finished',
    outcome,
    summary: 'What it came to.',
    counts: true,
    takenForGo: outcome === 'go',
    blockers: [],
    durations: { whole: 64_000, readiness: 1000, journey: 17_400, scenarios: {}, steps: {} },
  };
}
