import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EarlierRun } from '../../model/earlier-runs.ts';
import { renderRun } from '../../reports/render-run.ts';
import { lastGoBeside } from '../../reports/run-sheet/last-go.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { sampleRun } from '../reports/samples.ts';

const earlier = (run: string, outcome: EarlierRun['outcome'], counts = true): EarlierRun => ({
  run,
  startedAt: '2026-11-19T21:00:14.000Z',
  judgedAt: '2026-11-19T21:01:20.000Z',
  state: 'finished',
  outcome,
  summary: '',
  counts,
  takenForGo: outcome === 'go',
  blockers: [],
  durations: { whole: 0, readiness: 0, journey: 0, scenarios: {}, steps: {} },
});
const told = (...runs: EarlierRun[]) => ({ schemaVersion: 1, ledger: 'reports/ledger', runs, trouble: null });

test('the sheet to go back to is that of the newest run that went and counts, and its sheet is linked only where it is there', async (t) => {
  const runs = temporaryFolder(t);
  const folder = join(runs, 'this-run');
  const known = told(
    earlier('broken', 'no-go'),
    earlier('exercise', 'go', false),
    earlier('good', 'go'),
    earlier('old', 'go'),
  );
  assert.equal(await lastGoBeside(folder, null), null);
  assert.equal(await lastGoBeside(folder, told(earlier('broken', 'no-go'))), null);
  assert.equal((await lastGoBeside(folder, known))?.href, null);
  mkdirSync(join(runs, 'good'));
  writeFileSync(join(runs, 'good/run-sheet.html'), '');
  assert.deepEqual(await lastGoBeside(folder, known), {
    run: 'good',
    startedAt: '2026-11-19T21:00:14.000Z',
    href: '../good/run-sheet.html',
  });
  assert.equal((await lastGoBeside(folder, told(earlier('shaky', 'risk'), earlier('good', 'go'))))?.run, 'shaky');
  assert.equal((await lastGoBeside(join(folder, 'in/it'), told(earlier('../../good', 'go'))))?.href, null);
});

test('every run that is rendered has a sheet, which the page leads to', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'run.json'), JSON.stringify(sampleRun()));
  writeFileSync(join(folder, 'journal.jsonl'), '');
  await renderRun(folder);
  assert.match(readFileSync(join(folder, 'run-sheet.html'), 'utf8'), /nothing to present from/);
  assert.match(readFileSync(join(folder, 'index.html'), 'utf8'), /href="run-sheet\.html"/);
});
