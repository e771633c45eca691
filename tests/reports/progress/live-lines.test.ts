import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import type { JournalEntry } from '../../../model/journal.ts';
import { cut, widthOf } from '../../../reports/progress/fit.ts';
import { liveLines } from '../../../reports/progress/live-lines.ts';
import type { ReadinessProgress } from '../../../reports/progress/progress.ts';
import { after, atTheStart, type SoFar } from '../../../reports/progress/so-far.ts';
import { usualOf } from '../../../reports/progress/usual.ts';
import { paintWith } from '../../../reports/readiness/paint.ts';
import { isoTime } from '../../../support/clock.ts';
import { HOSTILE_TEXTS } from '../hostile.ts';

const START = Date.parse('2026-11-20T09:30:00.000Z');
const at = (seconds: number) => isoTime(START + seconds * 1000);
const usual = usualOf([
  {
    counts: true,
    outcome: 'go',
    durations: {
      whole: 20_000,
      readiness: 500,
      journey: 10_000,
      scenarios: { pay: 10_000 },
      steps: { pay: { Pay: 2000 } },
    },
  },
]);

function show(soFar: SoFar, seconds: number, { columns = 80, known = true, colour = false } = {}): string[] {
  const look = { usual: known ? usual : null, partly: false, columns, paint: paintWith(colour) };
  return liveLines(soFar, START + seconds * 1000, look);
}

function playing(title: string, step: string): SoFar {
  const entries: (JournalEntry | ReadinessProgress)[] = [
    { kind: 'stage-begun', at: at(2), stage: 'scenarios' },
    { kind: 'scenario-announced', at: at(3), scenario: 'pay', title, file: 'x' },
    { kind: 'scenario-announced', at: at(3), scenario: 'other', title: 'other', file: 'x' },
    { kind: 'scenario-begun', at: at(4), scenario: 'pay', attempt: 1, title },
    { kind: 'step-begun', at: at(4), scenario: 'pay', attempt: 1, step },
  ];
  return entries.reduce(after, atTheStart(START));
}

describe('what the terminal shows while a run goes on', () => {
  it('tells the stage, the scenario and the step, how long that usually takes, and how long is left', () => {
    assert.deepEqual(show(playing('A payment', 'Pay'), 5), [
      'Playing the scenarios  1 of 2',
      '  A payment',
      '  ▸ Pay  1.0 s, usually 2.0 s',
      '  ━━━━━───────────────────  5 s, about 17 s left',
    ]);
  });

  it('leaves out what no earlier run tells', () => {
    assert.deepEqual(show(playing('A payment', 'Pay'), 5, { known: false }).slice(2), ['  ▸ Pay  1.0 s', '  5 s']);
  });

  it('tells how many questions are answered, and what it waits for', () => {
    const entries: (JournalEntry | ReadinessProgress)[] = [
      { kind: 'stage-begun', at: at(1), stage: 'readiness' },
      { kind: 'readiness-begun', questions: ['reachable/payments', 'ready/payments', 'job/poller'] },
    ];
    const asking = entries.reduce(after, atTheStart(START));
    assert.deepEqual(show(asking, 1).slice(0, 2), [
      'Checking the environment  0 of 3',
      '  waiting for reachable/payments and 2 more',
    ]);
  });

  it('says when a scenario is tried again, and that the verdict is being made', () => {
    const again = after(playing('A payment', 'Pay'), {
      kind: 'scenario-begun',
      at: at(9),
      scenario: 'pay',
      attempt: 2,
      title: 'A payment',
    });
    assert.equal(show(again, 9)[1], '  A payment  attempt 2');
    const over = after(again, { kind: 'stage-ended', at: at(12), stage: 'scenarios' });
    assert.equal(show(over, 13)[0], 'Judging, and writing the report');
  });

  it('has no colour where none is wanted, and the same text with it', () => {
    const plain = show(playing('A payment', 'Pay'), 5);
    const coloured = show(playing('A payment', 'Pay'), 5, { colour: true });
    assert.notDeepEqual(coloured, plain);
    assert.deepEqual(coloured.map(stripVTControlCharacters), plain);
  });

  it('is never wider than the terminal, whatever a title holds', () => {
    for (const columns of [1, 2, 10, 20, 40, 80, 300]) {
      for (const text of HOSTILE_TEXTS) {
        for (const line of show(playing(text, text), 5, { columns })) {
          assert.ok(widthOf(line) < Math.max(2, columns), `${columns}: ${JSON.stringify(line.slice(0, 100))}`);
          assert.doesNotMatch(line, /\p{Cc}/u);
        }
      }
    }
  });

  it('cuts any text to its room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, room) => {
        const kept = cut(text, room);
        assert.ok(widthOf(kept) <= room);
        assert.ok(kept === text || kept === '' || kept.endsWith('…'));
      }),
    );
  });
});
