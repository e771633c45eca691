import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after as afterAll, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { type Compatibility, compatibilitySchema } from '../../model/compatibility.ts';
import { assembleMatrix, type VersionRun } from '../../reports/matrix/assemble.ts';
import { renderMatrixPage } from '../../reports/matrix/page.ts';
import { describeCell, renderMatrixTerminal } from '../../reports/matrix/terminal.ts';
import { browserLaunch } from '../../support/browser.ts';
import { assertNoBarrier, assertNoBarrierNow } from '../helpers/barriers.ts';
import { HOSTILE_TEXTS } from './hostile.ts';
import { account, after, contractFindings, missingCredential, notPolled, payment, sampleVerdict } from './samples.ts';

const frame = {
  id: '2026-11-20T093000-ab12',
  environment: 'local',
  expected: '2026-03',
  startedAt: after(0),
  endedAt: after(90_000),
};
const ran = (
  version: string,
  outcome: VersionRun['verdict']['outcome'],
  scenarios: NonNullable<VersionRun['evidence']>['scenarios'],
  more: Partial<NonNullable<VersionRun['evidence']>> = {},
): VersionRun => ({
  version,
  verdict: sampleVerdict(outcome, `${version} is ${outcome}.`, { run: `run-${version}` }),
  evidence: { schemaVersion: 1, scenarios, contractFindings: [], gaps: [], ...more },
});
const broken = {
  ...account,
  status: 'failed' as const,
  error: 'the page never showed it\nat somewhere',
  steps: account.steps.map((step, index) => ({ ...step, status: index === 2 ? ('failed' as const) : step.status })),
};

const runs: VersionRun[] = [
  ran('2025-09', 'no-go', [payment, { ...broken, diagnoses: [notPolled] }]),
  ran('2026-03', 'go', [payment, { ...account, attempts: 2 }]),
  ran('2026-09', 'no-go', [{ ...payment, status: 'skipped' }, broken], { contractFindings }),
];
const matrix: Compatibility = compatibilitySchema.parse(assembleMatrix(frame, runs));
const cell = (title: string, version: string) =>
  matrix.scenarios.find((scenario) => scenario.title === title)?.cells.find((each) => each.version === version);

describe('the compatibility matrix', () => {
  it('has a row for each scenario and a cell for each version, in their order', () => {
    assert.deepEqual(
      matrix.scenarios.map(({ id, cells }) => [id, cells.map(({ result }) => result)]),
      [
        ['instant-payment', ['works', 'works', 'not-played']],
        ['business-account-approved', ['breaks', 'works', 'breaks']],
      ],
    );
    assert.deepEqual(
      matrix.versions.map(({ version, run, outcome }) => [version, run, outcome]),
      [
        ['2025-09', 'run-2025-09', 'no-go'],
        ['2026-03', 'run-2026-03', 'go'],
        ['2026-09', 'run-2026-09', 'no-go'],
      ],
    );
  });

  it('says at which step it breaks, and why: the milestone’s cause, else the contract, else the error', () => {
    const missed = cell(account.title, '2025-09');
    assert.equal(missed?.step, 'They submit the application');
    assert.deepEqual([missed?.because, missed?.owner?.name], [notPolled.cause, 'Platform team']);
    assert.match(cell(account.title, '2026-09')?.because ?? '', /was called, which the contract 2026-09 does not have/);
    const plain = assembleMatrix(frame, [ran('2026-09', 'no-go', [broken])]).scenarios[0]?.cells[0];
    assert.equal(plain?.because, 'the page never showed it');
  });

  it('says why nothing was played against a version', () => {
    const stopped = {
      ...ran('2026-09', 'no-go', []),
      verdict: sampleVerdict('no-go', '', { blockers: [missingCredential] }),
    };
    const unplayed = assembleMatrix(frame, [...runs.slice(0, 2), stopped]).scenarios[0]?.cells[2];
    assert.equal(unplayed?.result, 'not-played');
    assert.equal(unplayed?.because, missingCredential.title);
    assert.equal(assembleMatrix(frame, [{ ...stopped, evidence: null }]).scenarios.length, 0);
  });

  it('is told in the terminal, cell by cell, with the runs and the page', () => {
    const text = renderMatrixTerminal(matrix, { page: 'reports/compatibility/x/index.html' });
    assert.match(text, /^\nlocal works with 1 of 3 versions of the bank: 2026-03\. It expects 2026-03\n/);
    assert.match(
      text,
      /✗ 2025-09 {2}breaks at “They submit the application” because The bank decided.*\(Platform team\)/,
    );
    assert.match(text, /✓ 2026-03 {2}works \(.* s, only at attempt 2\)/);
    assert.match(text, /- 2026-09 {2}not played: it was skipped/);
    assert.match(text, /2026-09 {2}no-go {2}run run-2026-09/);
    assert.ok(!text.includes('\u001b'));
    assert.ok(renderMatrixTerminal(matrix, { page: '', colour: true }).includes('\u001b[31m✗'));
  });

  it('says that it works with no version where nothing was played', () => {
    const text = renderMatrixTerminal(assembleMatrix(frame, [ran('a', 'inconclusive', [])]), { page: '' });
    assert.match(text, /works with none of 1 version of the bank/);
    assert.match(text, /No scenario was played/);
  });

  it('lets no text from outside steer the terminal', () => {
    for (const text of HOSTILE_TEXTS) {
      const shown = describeCell({ ...hostileCell(text), result: 'breaks' });
      assert.doesNotMatch(shown, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      assert.ok(shown.length < 1000);
    }
  });
});

describe('the page of the matrix, opened from disk', () => {
  let browser: Browser;
  let folder: string;
  before(async () => {
    browser = await chromium.launch(browserLaunch());
    folder = await mkdtemp(join(tmpdir(), 'a matrix '));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function open(
    content: Compatibility,
    options: Parameters<Browser['newContext']>[0],
    look: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    const file = join(folder, 'index.html');
    await writeFile(file, renderMatrixPage(content));
    await page.goto(pathToFileURL(file).href);
    await look(page);
    assert.deepEqual(said, []);
    await context.close();
  }

  it('has no barrier that axe knows, light and dark, and fits its width', () =>
    open(matrix, { viewport: { width: 1280, height: 800 } }, async (page) => {
      const overflow = () =>
        page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      assert.equal(await overflow(), 0);
      await assertNoBarrier(page);
      await page.setViewportSize({ width: 390, height: 800 });
      assert.equal(await overflow(), 0);
      await assertNoBarrierNow(page);
    }));

  it('links each version to its own run, and says which one the environment expects', () =>
    open(matrix, {}, async (page) => {
      const link = page.getByRole('link', { name: 'The run against 2026-09' });
      assert.equal(await link.getAttribute('href'), '../../runs/run-2026-09/index.html');
      const header = page.getByRole('columnheader', { name: /2026-03/ });
      assert.match(await header.innerText(), /the environment expects it/);
      const row = page.getByRole('row', { name: /A business account/ });
      assert.match(await row.innerText(), /Breaks at “They submit the application”/);
    }));

  it('shows text from outside as text', async () => {
    for (const text of HOSTILE_TEXTS) {
      const scenarios = [{ id: text, title: text, cells: [hostileCell(text)] }];
      const versions = [
        { version: text, run: text.toWellFormed().slice(0, 100), outcome: 'no-go' as const, summary: text },
      ];
      await open({ ...matrix, environment: text, versions, scenarios }, {}, async (page) => {
        assert.notEqual(await page.title(), 'owned');
        assert.equal(await page.locator('img, main svg[onload]').count(), 0);
      });
    }
  });
});

function hostileCell(text: string): Compatibility['scenarios'][number]['cells'][number] {
  return { version: text, result: 'breaks', attempts: 1, durationMs: 1, step: text, because: text, owner: null };
}
