import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runFolder } from '../../model/run-folder.ts';
import { writeArtefact } from '../../model/write-artefact.ts';
import { renderLedgerStrip } from '../../reports/page/ledger-strip/ledger-strip.ts';
import { nightsOf, pastRuns } from '../../reports/page/ledger-strip/nights.ts';
import { readRun } from '../../reports/read-run.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { earlierRun, earlierRuns } from './samples/earlier-runs.ts';
import { sampleRun, samples } from './samples.ts';

const { decided } = samples;
const strip = (changes: Partial<ReportInput> = {}) => renderLedgerStrip({ ...decided, ...changes }).toString();

test('each run is told with its outcome, when it was and how long it took, and linked where its page is', () => {
  const page = strip();
  assert.match(
    page,
    /<a class="past-run is-go" href="\.\.\/2026-11-19T210014-9ab2\/index\.html">[\s\S]*?<strong>Go<\/strong> Thu 19 Nov 2026, 21:00 UTC, took 1 min 2 s\./,
  );
  assert.match(page, /<strong>No-go, this run<\/strong> Fri 20 Nov 2026, 09:30 UTC, took 1 min 4 s\./);
  assert.equal(page.match(/href="\.\./g)?.length, 2, 'in the strip and in the list');
  assert.match(page, /The last 5 runs on staging[^:]*: 1 go, 1 risk, 2 no-go, 1 inconclusive\./);
});

test('a run that does not count is told apart, in its look and in words', () => {
  assert.match(strip(), /is-risk is-exercise"[\s\S]*?an exercise, which does not count; its page is not here/);
  assert.match(strip(), /Hollow bars are exercises/);
});

test('a risk that is taken for a go is told as such, for it is what later runs are compared with', () => {
  const risk = earlierRun('2026-11-19T21:00:14.000Z', 'risk', { takenForGo: true });
  const page = strip({ earlierRuns: { ...earlierRuns, runs: [risk] } });
  assert.match(page, /<strong>Risk<\/strong> Thu 19 Nov 2026[^<]*; a go but for too few before it/);
});

test('nights in which nothing ran are shown between those in which something did', () => {
  const nights = nightsOf(pastRuns(decided, earlierRuns.runs));
  assert.deepEqual(
    nights.map((night) => (night.kind === 'gap' ? `${night.days} without` : `${night.day}: ${night.runs.length}`)),
    ['2026-11-20: 2', '2026-11-19: 1', '2 without', '2026-11-16: 1', '2026-11-15: 1'],
  );
  assert.match(strip(), /Nothing ran on the 2 days from Tue 17 Nov to Wed 18 Nov/);
});

test('the longest run is the tallest, and each can be seen', () => {
  const runs = [
    earlierRun('2026-11-19T10:00:00.000Z', 'go'),
    earlierRun('2026-11-18T10:00:00.000Z', 'go', {
      durations: { ...earlierRuns.runs[0]?.durations, whole: 0, readiness: 0, journey: 0, scenarios: {}, steps: {} },
    }),
  ];
  const heights = pastRuns(decided, runs).map(({ height }) => height);
  assert.equal(Math.max(...heights), heights[0], 'this run took two seconds longer');
  assert.ok(heights.every((height) => height >= 5));
});

test('no more than sixty are drawn, and this run once though the ledger has it already', () => {
  const many = Array.from({ length: 100 }, (_, index) =>
    earlierRun(new Date(Date.parse('2026-11-19T00:00:00Z') - index * 3_600_000).toISOString(), 'go'),
  );
  assert.equal(pastRuns(decided, many).length, 60);
  const again = earlierRun('2026-11-20T09:30:12.000Z', 'no-go', { run: decided.run.id });
  assert.equal(pastRuns(decided, [again]).length, 1);
});

test('a first run says so; what could not be read of the ledger is said; nothing where nothing was kept', () => {
  assert.match(strip({ earlierRuns: { ...earlierRuns, runs: [] } }), /the first run on staging in the ledger/);
  const untrusted = strip({ earlierRuns: { ...earlierRuns, runs: [], trouble: 'line 3 was changed' } });
  assert.match(untrusted, /line 3 was changed/);
  assert.doesNotMatch(untrusted, /first run/);
  assert.equal(strip({ earlierRuns: null }), '');
});

test('of a run that was cut off nobody says how long it took', () => {
  const page = strip({ run: { ...decided.run, state: 'running', endedAt: null }, verdict: null, cutOff: true });
  assert.match(page, /<strong>Cut off, this run<\/strong> Fri 20 Nov 2026, 09:30 UTC\. /);
  assert.match(page, /<td[^>]*>[^<]*(?:<[^>]*>)*not known/);
});

test('no folder is linked whose name is none of a run, though it is there', () => {
  for (const run of ['..', '../../etc', 'javascript:alert(1)', 'a"b', '\uD800', 'x y']) {
    const runs = [earlierRun('2026-11-19T21:00:14.000Z', 'go', { run })];
    const page = strip({ earlierRuns: { ...earlierRuns, runs }, runsBeside: new Set([run]) });
    assert.doesNotMatch(page, /<a class="past-run/, run);
    assert.doesNotMatch(page, /href="\.\./, run);
  }
});

test('only an earlier run whose page really lies beside this one is linked', async (t) => {
  const runs = temporaryFolder(t);
  const folder = runFolder(join(runs, 'this one'));
  await mkdir(folder.path);
  await writeArtefact(folder.run, sampleRun());
  const names = ['with-page', 'without-page', '..', 'gone'];
  await writeArtefact(folder.earlierRuns, {
    ...earlierRuns,
    runs: names.map((run) => earlierRun('2026-11-19T21:00:14.000Z', 'go', { run })),
  });
  await mkdir(join(runs, 'with-page'));
  await mkdir(join(runs, 'without-page'));
  await writeFile(join(runs, 'with-page', 'index.html'), '');
  const { runsBeside, earlierRuns: read } = await readRun(folder);
  assert.deepEqual([...runsBeside], ['with-page']);
  assert.equal(read?.runs.length, 4);
});
