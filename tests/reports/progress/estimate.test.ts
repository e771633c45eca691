import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { JournalEntry } from '../../../model/journal.ts';
import { timeLeft } from '../../../reports/progress/estimate.ts';
import { after, atTheStart, type SoFar } from '../../../reports/progress/so-far.ts';
import { type Before, usualOf } from '../../../reports/progress/usual.ts';
import { isoTime } from '../../../support/clock.ts';

const START = Date.parse('2026-11-20T09:30:00.000Z');
const at = (seconds: number) => isoTime(START + seconds * 1000);

/** A run of two scenarios: 10 s around them, 6 s for `pay` in two steps of 2 and 4 s, 5 s for `account`. */
function earlier(parts: Partial<Before> = {}): Before {
  return {
    counts: true,
    outcome: 'go',
    durations: {
      whole: 21_000,
      readiness: 1000,
      journey: 11_000,
      scenarios: { pay: 6000, account: 5000 },
      steps: { pay: { Open: 2000, Pay: 4000 } },
    },
    ...parts,
  };
}

function soFarAfter(...entries: JournalEntry[]): SoFar {
  return entries.reduce(after, atTheStart(START));
}

const announced: JournalEntry[] = ['pay', 'account'].map((scenario) => ({
  kind: 'scenario-announced',
  at: at(4),
  scenario,
  title: scenario,
  file: 'x.spec.ts',
}));
const payBegun: JournalEntry = { kind: 'scenario-begun', at: at(6), scenario: 'pay', attempt: 1, title: 'pay' };

describe('how long a run will still take', () => {
  const usual = usualOf([earlier()]);
  const left = (soFar: SoFar, seconds: number) => timeLeft(soFar, usual, START + seconds * 1000);

  it('is not told where no earlier run is known, nor before it is known which part is played', () => {
    assert.equal(timeLeft(soFarAfter(), null, START), null);
    assert.equal(usualOf([]), null);
    assert.equal(usualOf([earlier({ counts: false })]), null, 'an exercise tells nothing of what is usual');
    assert.equal(timeLeft(soFarAfter(), usual, START, { partly: true }), null);
    assert.equal(timeLeft(soFarAfter(...announced.slice(0, 1)), usual, START, { partly: true }), 16_000);
  });

  it('is the whole at the beginning, and less as time passes and scenarios are over', () => {
    assert.equal(left(soFarAfter(), 0), 21_000);
    assert.equal(left(soFarAfter(), 4), 17_000);
    const playing = soFarAfter(...announced, payBegun, {
      kind: 'step-begun',
      at: at(6),
      scenario: 'pay',
      attempt: 1,
      step: 'Open',
    });
    assert.equal(left(playing, 6), 15_000);
    assert.equal(left(playing, 7), 14_000);
    assert.equal(left(playing, 60), 13_000, 'a step that takes for ever keeps what comes after it');
    const ended = after(playing, {
      kind: 'scenario-ended',
      at: at(12),
      scenario: 'pay',
      attempt: 1,
      status: 'passed',
      durationMs: 6000,
    });
    assert.equal(left(ended, 12), 9000);
  });

  it('takes what went well for usual, and a new scenario for one like the others', () => {
    const failed = earlier({ outcome: 'no-go', durations: { ...earlier().durations, scenarios: { pay: 90_000 } } });
    assert.equal(usualOf([failed, earlier()])?.scenarios.get('pay')?.whole, 6000);
    assert.equal(usualOf([failed])?.scenarios.get('pay')?.whole, 90_000, 'for want of better');
    const fresh: JournalEntry = { kind: 'scenario-announced', at: at(4), scenario: 'new', title: 'new', file: 'x' };
    assert.equal(left(soFarAfter(...announced, fresh), 0), 26_500);
  });

  it('is never negative nor no number, gets less with time, and never more when a step ends', () => {
    const names = fc.constantFrom('Open', 'Pay', 'Pay (2)', 'constructor', 'unknown');
    const steps = fc.array(fc.record({ step: names, tookMs: fc.nat(20_000), pauseMs: fc.nat(2000) }), { maxLength: 8 });
    fc.assert(
      fc.property(steps, fc.boolean(), (played, known) => {
        const told = known ? usual : usualOf([earlier({ durations: { ...earlier().durations, steps: {} } })]);
        let now = START + 6000;
        let soFar = soFarAfter(...announced, payBegun);
        let before = timeLeft(soFar, told, now) ?? Number.NaN;
        const check = () => {
          const next = timeLeft(soFar, told, now) ?? Number.NaN;
          assert.ok(next >= 0 && next <= before, `${before} became ${next}`);
          before = next;
        };
        for (const { step, tookMs, pauseMs } of played) {
          soFar = after(soFar, { kind: 'step-begun', at: isoTime(now), scenario: 'pay', attempt: 1, step });
          check();
          now += tookMs;
          check();
          const ended = { scenario: 'pay', attempt: 1, step, status: 'passed', durationMs: tookMs } as const;
          soFar = after(soFar, { kind: 'step-ended', at: isoTime(now), ...ended });
          check();
          now += pauseMs;
          check();
        }
        soFar = after(soFar, { kind: 'stage-ended', at: isoTime(now), stage: 'scenarios' });
        check();
        now += 60_000;
        check();
        assert.equal(before, 0);
      }),
      { numRuns: 200 },
    );
  });
});
