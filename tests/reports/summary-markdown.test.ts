import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderSummaryMarkdown } from '../../reports/summary-markdown.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { samples } from './samples.ts';

/** What GitHub takes for a job summary. */
const MOST_BYTES = 1024 * 1024;

describe('the summary in Markdown', () => {
  it('begins with the outcome and the reason', () => {
    const lines = renderSummaryMarkdown(samples.noGo).split('\n');
    assert.equal(lines[0], '# No-go: staging');
    assert.match(String(lines[2]), /^payments on staging has no BANK\\_CLIENT\\_SECRET/);
  });

  it('names each blocker’s owner, where they are in their day, the remedy and the consequences', () => {
    const summary = renderSummaryMarkdown(samples.noGo);
    assert.match(
      summary,
      /Owner: Platform team, \\#team-platform; Fri 01:31 there, not at work, back Fri 09:00 their time/,
    );
    assert.match(summary, /What to do: Set BANK\\_CLIENT\\_SECRET/);
    assert.match(
      summary,
      /Goes with it: payments is not ready\n.*Goes with it: An instant payment: the customer would watch/,
    );
  });

  it('tells scenarios with their milestones, and says what is missing from the report', () => {
    assert.match(renderSummaryMarkdown(samples.noGoDelayed), /\| failed \| 7 \| 3 of 6 \| 10 s \|/);
    assert.match(renderSummaryMarkdown(samples.cutOff), /## Missing from this report\n\n- verdict\.json is missing/);
  });

  it('tells what is not as the bank’s contract has it, and nothing of it where all is', () => {
    const summary = renderSummaryMarkdown(samples.contract);
    assert.match(
      summary,
      /\| submitApplication \(2026-09\) \| the platform’s request body \/company\/legalForm \| a field that is required \| nothing \| 1 \|/,
    );
    assert.doesNotMatch(renderSummaryMarkdown(samples.go), /contract has it/);
  });

  it('tells by when, the ticket, what is accepted, what changed, the way back and who was told', () => {
    const summary = renderSummaryMarkdown(samples.decided);
    for (const said of [
      /The autumn demo for investors Fri 20 Nov 2026, 15:30 UTC, slot 20 min\. Presented by the CTO and the head of product\. Nothing is deployed from 14:30 UTC to 16:00 UTC\.\n/,
      /- By when: Platform team start in 7 h 29 min/,
      /- Ticket: \[staging: payments has no credential for the bank\]\(https:\/\/tickets\.example\.test\/browse\/PLAT-431\): closed 3 days ago, but the check still fails/,
      /\| the certificate of portal ends in nine days \| It is renewed on Monday; the demo is today\. \| the head of operations \| Tue 24 Nov 2026 \|/,
      /\| version\/payments \| 9b1e0c11d0aa instead of 4f1c2d3a9b8e \| Fri 20 Nov 2026, 08:10 UTC \| \*\*suspected\*\* \|/,
      /\nIt can’t be told whether it changed: job\/status-poller\/schedule\.\n/,
      /The way back, to what was go in run 2026-11-19T210014-9ab2\n\n.*\n.*\n\| version\/payments \| 9b1e0c11d0aa \| 4f1c2d3a9b8e \|/,
      /- e-mail: \*\*could not be told\*\*, the server did not answer within 5 s/,
    ]) {
      assert.match(summary, said);
    }
  });

  it('links a ticket whatever its address is made of', () => {
    const { verdict } = samples.decided;
    const [blocker] = verdict?.blockers ?? [];
    assert.ok(verdict && blocker?.ticket);
    const ticketAt = (url: string) => {
      const ticket = { url, title: null, state: 'unknown' as const, says: 'not asked' };
      const summary = renderSummaryMarkdown({
        ...samples.decided,
        verdict: { ...verdict, blockers: [{ ...blocker, ticket }] },
      });
      return /- Ticket: (.*): not asked/.exec(summary)?.[1];
    };
    for (const [url, link] of [
      ['https://github.com/org/my_app/issues/3', '[of unknown title](https://github.com/org/my_app/issues/3)'],
      ['https://a.test/x?a=1&b=(2)|3', '[of unknown title](https://a.test/x?a=1&amp;b=%282%29%7C3)'],
      ['javascript:alert(1)', 'of unknown title'],
    ]) {
      assert.equal(ticketAt(String(url)), link);
    }
  });

  it('lets nothing from outside be taken for HTML or Markdown, and stays small', () => {
    for (const text of HOSTILE_TEXTS) {
      const hostile = { ...samples.decided, evidence: samples.contract.evidence };
      const summary = renderSummaryMarkdown(withText(hostile, text));
      assert.ok(summary.isWellFormed());
      assert.ok(Buffer.byteLength(summary) < MOST_BYTES);
      assert.doesNotMatch(summary, /(?<!\\)<|(?<!\\)!\[/);
      for (const table of summary.split('\n\n').filter((part) => part.startsWith('| '))) {
        const widths = table.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length);
        assert.equal(new Set(widths).size, 1, table);
      }
    }
  });
});
