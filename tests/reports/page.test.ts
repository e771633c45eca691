import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { renderPage } from '../../reports/page/page.ts';
import { LAPTOP, overflow, PagesFromDisk } from './page-from-disk.ts';
import { sampleReadiness, samples } from './samples.ts';

describe('the report page, opened from disk', () => {
  let pages: PagesFromDisk;
  before(async () => {
    pages = await PagesFromDisk.prepare();
  });
  after(() => pages.close());

  it('shows outcome, first blocker, its cause and whose it is without scrolling', async () => {
    await pages.open(samples.noGo, {}, async (page) => {
      const parts = [
        page.getByRole('heading', { level: 1, name: 'No-go' }),
        page.getByText('payments on staging has no BANK_CLIENT_SECRET'),
        page.getByRole('heading', { name: 'payments runs without BANK_CLIENT_SECRET' }),
        page.getByText('The service refused to start'),
        page.locator('#blockers').getByText('Platform team'),
        page.locator('#blockers').getByText('#team-platform'),
        page.locator('#blockers').getByText('Not at work, back Fri 09:00 their time'),
      ];
      for (const part of parts) {
        const box = await part.boundingBox();
        assert.ok(box !== null && box.y + box.height <= LAPTOP.height, `${part} lies below the fold`);
      }
    });
  });

  it('shows by when somebody must be woken without scrolling, by UTC and by the clock there', async () => {
    await pages.open(samples.decided, {}, async (page) => {
      const blockers = page.locator('#blockers');
      const parts = [
        page.getByRole('heading', { level: 1, name: 'No-go' }),
        blockers.getByRole('heading', { name: 'payments runs without BANK_CLIENT_SECRET' }),
        blockers.getByText('Platform team', { exact: true }),
        blockers.getByText('Somebody must be woken'),
        blockers.getByText('Wake Platform on-call by 14:05 UTC (06:05 there)'),
        blockers.getByRole('link', { name: '+1 415 555 0100' }),
      ];
      for (const part of parts) {
        const box = await part.boundingBox();
        assert.ok(box !== null && box.y + box.height <= LAPTOP.height, `${part} lies below the fold`);
      }
    });
  });

  it('leads from a blocker to what shows it, and says what is gone', async () => {
    await pages.open(samples.decided, {}, async (page) => {
      const proofs = page.locator('#blockers .proofs');
      await proofs.getByRole('link', { name: 'configuration of payments' }).click();
      await page.getByText('BANK_CLIENT_SECRET is not set', { exact: true }).waitFor({ timeout: 5000 });
      for (const [name, shown] of [
        ['no longer set', '#drift tr:target'],
        ['An instant payment', '.scenario:target'],
      ] as const) {
        await proofs.getByRole('link', { name }).click();
        assert.equal(await page.locator(shown).count(), 1, name);
      }
      await proofs.getByRole('link', { name: 'the spinner' }).click();
      assert.match(String(await page.getByRole('dialog').textContent()), /the spinner/);
      await page.keyboard.press('Escape');
      assert.match(await proofs.innerText(), /log payments \(not here any more\)/);
      const ticket = page.locator('#blockers .ticket');
      assert.match(
        await ticket.innerText(),
        /Ticket: staging: payments[\s\S]*closed 3 days ago, but the check still fails/,
      );
    });
  });

  it('counts down to the demo while it is open, stops at it, and moves nothing', async () => {
    await pages.open(samples.decided, { now: '2026-11-20T14:28:30Z' }, async (page) => {
      const shown = page.locator('[data-countdown]');
      const height = async () => (await page.locator('.verdict').boundingBox())?.height;
      const before = await height();
      assert.equal(await shown.textContent(), 'in 1 h 1 min');
      await page.clock.runFor('01:30');
      assert.equal(await shown.textContent(), 'in 1 h 0 min');
      await page.clock.runFor('00:10');
      assert.equal(await shown.textContent(), 'in 59 min 50 s');
      await page.clock.runFor('59:51');
      assert.equal(await shown.textContent(), 'now');
      await page.clock.runFor('05:00');
      assert.equal(await shown.textContent(), 'now');
      assert.equal(await height(), before);
      assert.equal(await page.locator('[aria-live] [data-countdown], [data-countdown][aria-live]').count(), 0);
    });
  });

  it('counts no seconds for who wants no motion, and says so once the demo is over', async () => {
    await pages.open(samples.decided, { now: '2026-11-20T15:20:30Z', reducedMotion: 'reduce' }, async (page) => {
      assert.equal(await page.locator('[data-countdown]').textContent(), 'in 9 min');
    });
    await pages.open(samples.decided, { now: '2026-11-22T09:00:00Z' }, async (page) => {
      assert.equal(await page.locator('[data-countdown]').textContent(), 'was 1 day 17 h ago');
    });
  });

  it('tells what changed since the last go, the suspects by word, and what could not be told', async () => {
    await pages.open(samples.decided, {}, async (page) => {
      const rows = await page
        .getByRole('region', { name: 'Changes since the last go' })
        .getByRole('row')
        .allInnerTexts();
      assert.match(
        String(rows[1]),
        /BANK_CLIENT_SECRET[\s\S]*no longer set[\s\S]*the deployment pipeline[\s\S]*Take beta’s variables over[\s\S]*suspected/,
      );
      assert.match(String(rows[3]), /flag\/new-receipt[\s\S]*on instead of off[\s\S]*first seen[\s\S]*no$/);
      await page.locator('#drift summary').click();
      assert.equal(await page.getByText('the scheduler did not answer').isVisible(), true);
    });
  });

  it('offers the way back as commands, but none that holds what can’t be seen', async () => {
    const { verdict } = samples.decided;
    const step = verdict?.rollback?.steps[0];
    assert.ok(verdict?.rollback && step);
    await pages.open(samples.decided, {}, async (page) => {
      const row = page.getByRole('region', { name: 'What leads back' }).getByRole('row').nth(1);
      assert.match(
        await row.innerText(),
        /version\/payments\s+9b1e0c11d0aa\s+4f1c2d3a9b8e\s+deploy payments --env staging --commit 4f1c/,
      );
    });
    for (const hidden of ['\u202e', '\u200b', '\n', '\u0000']) {
      const rollback = { ...verdict.rollback, steps: [{ ...step, command: `deploy ${hidden}payments` }] };
      const page = await renderPage({ ...samples.decided, verdict: { ...verdict, rollback } });
      assert.match(page, /has signs that can’t be shown/);
      assert.doesNotMatch(page, /class="command">deploy/);
    }
  });

  it('says what is accepted by whom until when, and first which channel is dead', async () => {
    await pages.open(samples.decided, {}, async (page) => {
      const row = page.getByRole('region', { name: 'What is accepted' }).getByRole('row').nth(1);
      assert.match(
        await row.innerText(),
        /certificate of portal[\s\S]*renewed on Monday[\s\S]*head of operations[\s\S]*Tue 24 Nov 2026/,
      );
      const channels = await page.locator('.channel').allInnerTexts();
      assert.match(
        String(channels[0]),
        /e-mail could not be told, 09:31 UTC, after 3 attempts\s+the server did not answer/,
      );
      assert.equal(channels.length, 3);
    });
  });

  it('shows each deviation from the contract with operation, place, expected, got, and where it was seen', async () => {
    await pages.open(samples.contract, {}, async (page) => {
      const rows = page.getByRole('region', { name: 'Deviations from the contract' }).getByRole('row');
      const [, call = '', request = '', answer = ''] = await rows.allInnerTexts();
      assert.match(
        call,
        /GET \/business-account-applications\/BA-1042[\s\S]*not in the contract[\s\S]*nearest: readApplication/,
      );
      assert.match(
        request,
        /submitApplication[\s\S]*\/company\/legalForm[\s\S]*a field that is required[\s\S]*nothing/,
      );
      assert.match(request, /once, 09:30:19[\s\S]*A business account, approved/);
      assert.match(answer, /wanted: the fault gateway-page[\s\S]*2 times[\s\S]*outside the scenarios/);
      assert.equal(await page.getByText('against the bank’s version 2026-09').count(), 1);
    });
  });

  it('tells what follows from a blocker once, with the answer behind it', async () => {
    const { verdict } = samples.decided;
    const [blocker] = verdict?.blockers ?? [];
    assert.ok(verdict && blocker);
    const version = { kind: 'finding' as const, label: 'version/payments', target: 'version/payments' };
    const unknown = { status: 'unknown' as const, because: blocker.id };
    const readiness = sampleReadiness({ 'version/payments': unknown });
    const consequences = [{ id: version.target, subject: 'payments', title: 'payments may be another version' }];
    const blockers = [{ ...blocker, consequences, evidence: [...blocker.evidence, version] }];
    await pages.open({ ...samples.decided, readiness, verdict: { ...verdict, blockers } }, {}, async (page) => {
      assert.equal(await page.locator('#blockers .proofs').getByText('version/payments').count(), 0);
      await page.getByText('1 consequence goes when this is mended').click();
      await page.getByRole('link', { name: 'payments may be another version' }).click();
      assert.match(await page.locator('.finding:target').innerText(), /version\/payments/);
    });
  });

  it('leads to what was asked again where the answer before the scenarios was a pass', async () => {
    const present = new Set([...samples.decided.present, 'readiness-after.json']);
    await pages.open({ ...samples.decided, readiness: sampleReadiness(), present }, {}, async (page) => {
      const link = page.locator('#blockers .proofs').getByRole('link', { name: 'configuration of payments' });
      assert.equal(await link.getAttribute('href'), 'readiness-after.json');
      assert.equal(await page.getByText('(asked again after the scenarios)').count(), 1);
    });
  });

  it('shows what broke while the scenarios were played, with what was expected and observed', async () => {
    const id = 'configuration/payments';
    const readinessAfter = sampleReadiness({ [id]: { status: 'fail', observed: 'BANK_CLIENT_SECRET went missing' } });
    await pages.open({ ...samples.decided, readiness: sampleReadiness(), readinessAfter }, {}, async (page) => {
      const answer = page.locator('.asked-again .finding');
      assert.equal(await answer.count(), 1);
      assert.equal(await answer.getByText('BANK_CLIENT_SECRET went missing').isVisible(), true);
    });
  });

  it('tells that nothing differs from the last go in a sentence', async () => {
    const { verdict } = samples.decided;
    assert.ok(verdict?.drift);
    for (const [untold, said] of [
      [[], 'Nothing differs from it.'],
      [verdict.drift.untold, 'Nothing of what can be told differs from it.'],
    ] as const) {
      const drift = { ...verdict.drift, facts: [], untold: [...untold] };
      await pages.open({ ...samples.decided, verdict: { ...verdict, drift } }, {}, async (page) => {
        assert.equal(await page.locator('#drift').getByText(said).count(), 1);
        assert.equal(await page.locator('#drift table').count(), 0);
      });
    }
  });

  it('folds consequences under their blocker', async () => {
    await pages.open(samples.noGo, {}, async (page) => {
      const consequence = page.getByText('payments does not answer');
      assert.equal(await consequence.isVisible(), false);
      await page.getByText('3 consequences go when this is mended').press('Enter');
      assert.equal(await consequence.isVisible(), true);
      assert.equal(await page.locator('.reason').count(), 1);
    });
  });

  it('opens a cell of the readiness table by keyboard, and closes it with Escape', async () => {
    await pages.open(samples.noGo, {}, async (page) => {
      const cell = page
        .getByRole('row', { name: /^payments/ })
        .locator('summary')
        .nth(2);
      await cell.press('Enter');
      const observed = page.getByText('BANK_CLIENT_SECRET is not set', { exact: true });
      assert.equal(await observed.isVisible(), true);
      await page.keyboard.press('Escape');
      assert.equal(await observed.isVisible(), false);
    });
  });

  it('keeps the table closed where every check passed, and opens it by keyboard', async () => {
    await pages.open(samples.go, {}, async (page) => {
      const cell = page
        .getByRole('row', { name: /^payments/ })
        .locator('summary')
        .first();
      assert.equal(await cell.isVisible(), false);
      await page.getByText('Open to see each question').press('Enter');
      assert.equal(await cell.isVisible(), true);
      await cell.press('Enter');
      assert.equal(await page.getByText('payments to answer as reachable asks').isVisible(), true);
      assert.equal(await overflow(page), 0);
    });
  });

  it('opens everything that can be opened on paper, and hides what is for the screen', async () => {
    await pages.open(samples.noGo, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByText('payments does not answer').isVisible(), true);
      assert.equal(await page.getByRole('navigation').isVisible(), false);
    });
  });
});
