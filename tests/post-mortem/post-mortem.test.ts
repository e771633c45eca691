import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, test } from 'node:test';
import fc from 'fast-check';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { runFolder } from '../../model/run-folder.ts';
import { toldSchema } from '../../model/told.ts';
import { OUTCOMES, type Verdict } from '../../model/verdict.ts';
import { draftPostMortem } from '../../reports/post-mortem/draft.ts';
import type { KeptRun } from '../../reports/post-mortem/kept-run.ts';
import { postMortem } from '../../reports/post-mortem/post-mortem.ts';
import { isNoGo, troubleThatEnded } from '../../reports/post-mortem/trouble.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { decided } from '../reports/samples/decided.ts';
import { samples, sampleVerdict } from '../reports/samples.ts';
import { again, before, entry, kept, noticed, still, trouble } from './samples.ts';

/** What is written of the story, had its first run been kept otherwise. */
function withKept(change: (run: KeptRun) => KeptRun): string {
  return postMortem(trouble, new Map([...kept].map(([id, run]) => [id, change(run)])));
}

/** The drift, had all that changed been made at another time. */
function changedAt(drift: Verdict['drift'] | undefined, at: string): Verdict['drift'] {
  if (drift == null) return null;
  const facts = drift.facts.map((fact) => ({ ...fact, changed: fact.changed && { ...fact.changed, at } }));
  return { ...drift, facts };
}

const wentWell = ({ counts, outcome }: LedgerEntry) => counts && outcome === 'go';

describe('when one is written', () => {
  it('only of a go that ended a no-go', () => {
    assert.deepEqual(troubleThatEnded([again, still, noticed, before], wentWell), trouble);
    assert.equal(troubleThatEnded([still, noticed, before], wentWell), null);
    assert.equal(troubleThatEnded([again, before], wentWell), null);
    assert.equal(troubleThatEnded([], wentWell), null);
  });

  it('not of a go with an incident, nor for a no-go that does not count', () => {
    assert.equal(troubleThatEnded([{ ...again, counts: false }, noticed, before], wentWell), null);
    assert.equal(troubleThatEnded([again, { ...noticed, counts: false }, before], wentWell), null);
    assert.equal(troubleThatEnded([again, { ...noticed, outcome: 'inconclusive' }, before], wentWell), null);
  });

  it('of the first run that went, also where that is a risk because there must be several in a row', () => {
    const first = { ...again, outcome: 'risk' as const };
    const found = troubleThatEnded([first, noticed, before], (each) => wentWell(each) || each.outcome === 'risk');
    assert.deepEqual(found, { before, during: [noticed], after: first });
    assert.match(postMortem({ ...trouble, after: first }, kept), /Fit to be shown again/);
  });

  it('also where there never was a go before', () => {
    assert.deepEqual(troubleThatEnded([again, noticed], wentWell), { before: null, during: [noticed], after: again });
  });

  it('never holds another go, whatever the ledger holds', () => {
    const entries = fc.array(fc.record({ outcome: fc.constantFrom(...OUTCOMES), counts: fc.boolean() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(entries, (all) => {
        const history = all.map((changes, index) => entry(`run-${index}`, '2026-11-20T09:31:16.000Z', changes));
        const found = troubleThatEnded(history, wentWell);
        const expected =
          history[0]?.counts === true &&
          history[0].outcome === 'go' &&
          history.slice(1).find(({ counts, outcome }) => counts && (outcome === 'go' || outcome === 'no-go'))
            ?.outcome === 'no-go';
        assert.equal(found !== null, expected);
        if (found === null) return;
        assert.ok(found.during.some(isNoGo));
        assert.ok(!found.during.some(({ counts, outcome }) => counts && outcome === 'go'));
        assert.deepEqual([found.after, ...found.during.toReversed()], history.slice(0, found.during.length + 1));
      }),
    );
  });
});

describe('a post-mortem', () => {
  const text = postMortem(trouble, kept);

  it('tells in the order of time what happened, by UTC and by the clock of who had to mend it', () => {
    const [, line = ''] = text.split('## Time line\n\n');
    const rows = line.split('\n\n')[0]?.split('\n') ?? [];
    assert.equal(rows[0], '| When | Platform team (America/Los_Angeles) | What happened |');
    assert.deepEqual(
      rows.slice(2).map((row) => row.replace(/^\| \S+ \d+ \S+ \d+, (\S+) UTC \| (\S+ \S+) \| (.{12}).*$/, '$1 $2 $3')),
      [
        '21:01 Thu 13:01 The last go:',
        '08:10 Fri 00:10 Changed: ver',
        '08:12 Fri 00:12 Changed: con',
        '09:01 Fri 01:01 First seen: ',
        '09:30 Fri 01:30 In run 2026-',
        '09:31 Fri 01:31 **no-go**: p',
        '09:31 Fri 01:31 Told: slack ',
        '09:31 Fri 01:31 Could not be',
        '13:05 Fri 05:05 Changed agai',
        '13:31 Fri 05:31 Fit to be sh',
      ],
    );
    assert.match(text, /the same in the next run, until Fri 20 Nov 2026, 11:01 UTC/);
  });

  it('tells what failed in the run that noticed it, by its journal', () => {
    assert.match(
      text,
      /In run 2026-11-20T093012-4f1c failed “A business account[^|]*at “The customer sees the account open”, polled was missing \(status-poller\)/,
    );
  });

  it('tells cause, suspects, what caught it, who was told, and the ticket', () => {
    for (const said of [
      /its configuration has no BANK\\_CLIENT\\_SECRET/,
      /\| version\/payments \| 9b1e0c11d0aa instead of 4f1c2d3a9b8e \| .* \| \*\*suspected\*\* \|/,
      /Run 2026-11-20T093012-4f1c, by the rule readiness-failed\./,
      /- e-mail: \*\*could not be told\*\*, after 3 attempts/,
      /PLAT-431\): closed 3 days ago, but the check still fails/,
      /Could not be told then: job\/status-poller\/schedule\./,
      /It was mended 1 h 59 min before the demo/,
    ]) {
      assert.match(text, said);
    }
  });

  it('tells how long each step took', () => {
    assert.match(text, /Until it was noticed \| 1 h 19 min \|/);
    assert.match(text, /until somebody was told \| 1\.0 s \|/);
    assert.match(text, /until it was mended \| 3 h 33 min \|/);
    assert.match(text, /until it was go again \| 26 min \|/);
  });

  it('asks what only people know, of this trouble', () => {
    assert.match(
      text,
      /Suspected are .*configuration\/payments\/BANK\\_CLIENT\\_SECRET \(by the deployment pipeline\).*\. What would have stopped/,
    );
    assert.match(text, /broken for 1 h 19 min before a run noticed/);
    assert.match(text, /the ticket was closed while the check still failed/);
    assert.match(text, /\| What will be done \| By whom \| Until when \|/);
  });

  it('says what is not known where only the ledger is left', () => {
    const poor = postMortem({ ...trouble, before: null, during: [{ ...noticed, fingerprint: null }] }, new Map());
    assert.match(poor, /There was no go before it/);
    assert.match(poor, /Cause: not known any more/);
    assert.match(poor, /Until it was noticed \| not known \|/);
    assert.match(poor, /Nobody is known to have been told/);
    assert.match(poor, /until it was mended \| at most 4\.0 h|until it was mended \| at most 3 h 59 min/);
    assert.match(poor, /Not known: no verdict of that time is kept/);
  });

  it('takes no heartbeat for somebody who was told', () => {
    const beaten = { channel: 'heartbeat', result: 'told', at: noticed.judgedAt, attempts: 1, why: 'a run finished' };
    const alone = withKept((run) => ({ ...run, told: toldSchema.parse({ channels: [beaten] }) }));
    assert.match(alone, /Nobody is known to have been told/);
    assert.match(alone, /until somebody was told \| not known \|/);
  });

  it('takes the time of a commit that is older than the last go for no time at which anything broke', () => {
    const earlier = '2026-11-01T09:00:00.000Z';
    const old = withKept((run) => ({
      ...run,
      verdict: sampleVerdict('no-go', 'no', { ...decided, drift: changedAt(decided.drift, earlier) }),
    }));
    assert.match(old, /Until it was noticed \| at most 12 h 29 min \|/);
    assert.doesNotMatch(old, /^\| Sun 1 Nov 2026/m);
    assert.match(old, /09:31 UTC [^\n]*\| First seen: version\/payments: [^|]*\(suspected\)/);
  });

  it('says that a demo fell into it', () => {
    const late = { ...again, judgedAt: '2026-11-23T13:31:00.000Z' };
    const told = postMortem({ ...trouble, after: late }, kept);
    assert.match(told, /A demo fell into it: Fri 20 Nov 2026, 15:30 UTC/);
    assert.match(told, /No-go for 3 days 4 h/);
  });

  it('takes nothing from outside for Markdown or HTML', () => {
    for (const hostile of HOSTILE_TEXTS) {
      const { verdict, told } = withText(samples.decided, hostile);
      const { evidence } = withText(samples.noGoDelayed, hostile);
      const named = { id: hostile, rule: hostile, title: hostile, subject: hostile, owner: hostile };
      const entries = trouble.during.map((each) => ({
        ...each,
        run: hostile,
        environment: hostile,
        blockers: [named],
      }));
      const text = postMortem(
        {
          before: { ...before, run: hostile },
          during: entries,
          after: { ...again, run: hostile, environment: hostile },
        },
        new Map([[hostile, { verdict, told, evidence }]]),
      );
      assert.ok(text.isWellFormed());
      assert.ok(text.length < 100_000);
      assert.doesNotMatch(text, /(?<!\\)<|(?<!\\)!\[/);
      for (const table of text.split('\n\n').filter((part) => part.startsWith('| '))) {
        assert.equal(
          new Set(
            table
              .trim()
              .split('\n')
              .map((row) => row.match(/(?<!\\)\|/g)?.length),
          ).size,
          1,
          table,
        );
      }
    }
  });
});

test('is drafted from the folders that are still there, and from the ledger where they are gone', async (t) => {
  const reports = await temporaryFolder(t);
  const folderOf = (run: string) => runFolder(join(reports, run));
  await mkdir(folderOf(noticed.run).path);
  await writeFile(folderOf(noticed.run).verdict, JSON.stringify(kept.get(noticed.run)?.verdict));
  await mkdir(folderOf(still.run).path);
  await writeFile(folderOf(still.run).verdict, '{ cut off');
  const draft = await draftPostMortem([again, still, noticed, before], wentWell, folderOf);
  assert.match(String(draft), /its configuration has no BANK/);
  assert.equal(await draftPostMortem([noticed, before], wentWell, folderOf), null);
});
