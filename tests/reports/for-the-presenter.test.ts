import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPresenterLinks, renderSheetLine } from '../../reports/page/for-the-presenter.ts';
import { renderPage } from '../../reports/page/page.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { begunAsSentence } from '../../reports/words/sentence.ts';
import { samples } from './samples.ts';

const lastGo = { run: 'good', startedAt: '2026-11-19T21:00:14.000Z', href: '../good/run-sheet.html' };
const earlier = {
  kind: 'earlier',
  run: 'good',
  recordedAt: lastGo.startedAt,
  href: '../good/understudy.html',
} as const;
const withSheet = (input: ReportInput): ReportInput => ({ ...input, present: new Set(['run-sheet.html']) });
const links = (input: ReportInput) =>
  [...String(renderPresenterLinks(input)).matchAll(/href="(.*?)">(.*?)</g)].map(([, href, name]) => `${name}: ${href}`);

test('who presents finds sheet and understudy of a run that went from the top of its page', () => {
  const own = { ...earlier, kind: 'own', href: 'understudy.html' } as const;
  assert.deepEqual(links({ ...withSheet(samples.go), understudy: own, lastGo }), [
    'Run sheet: run-sheet.html',
    'Understudy: understudy.html',
  ]);
});

test('of a run that did not go, who presents is led to the last that did', () => {
  const input = { ...withSheet(samples.noGo), understudy: earlier, lastGo };
  assert.deepEqual(links(input), [
    'Last good run sheet: ../good/run-sheet.html',
    'Last good understudy: ../good/understudy.html',
  ]);
  assert.match(String(renderSheetLine(input)), /of the last run that went[\s\S]*Thu 19 Nov 2026, 21:00 UTC/);
  assert.deepEqual(links({ ...withSheet(samples.noGo), lastGo: { ...lastGo, href: null } }), [
    'Run sheet: run-sheet.html',
  ]);
});

test('a page alone in the mail leads to nothing beside it', () => {
  assert.deepEqual(links({ ...samples.go, present: new Set(), understudy: null, lastGo: null }), []);
});

test('a cause begins as a sentence does, but nobody’s name is changed', () => {
  assert.equal(begunAsSentence('the run before was not go', 'demo'), 'The run before was not go');
  assert.equal(begunAsSentence('payments refuses to start', 'payments'), 'payments refuses to start');
  assert.equal(begunAsSentence('db-1 is down', 'payments'), 'db-1 is down');
  assert.equal(begunAsSentence('API_KEY is not set', 'payments'), 'API_KEY is not set');
  assert.equal(begunAsSentence('', 'payments'), '');
});

test('what is worst comes first, then by when it must be mended', async () => {
  const { decided } = samples;
  const { verdict } = decided;
  assert.ok(verdict);
  const order = async (changes: Partial<typeof verdict>) =>
    [
      ...(await renderPage({ ...decided, verdict: { ...verdict, ...changes } })).matchAll(
        /<section class="part[^>]*? id="(.*?)"/g,
      ),
    ]
      .map(([, id]) => id)
      .slice(0, 2);
  assert.deepEqual(await order({}), ['blockers', 'fix-windows']);
  assert.deepEqual(await order({ outcome: 'risk', blockers: [], doubts: [], risks: verdict.blockers }), [
    'risks',
    'fix-windows',
  ]);
});
