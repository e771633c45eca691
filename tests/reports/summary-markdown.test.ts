import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderSummaryMarkdown } from '../../reports/summary/summary-markdown.ts';
import { plain } from '../../reports/words/markdown-text.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { samples } from './samples.ts';
import { asGitHubReads, elementsIn, headingLevels, tableWidths } from './summary-markdown-read.ts';

/** What GitHub takes for a job summary. */
const MOST_BYTES = 1024 * 1024;
/** The only elements that a summary is made of. */
const ELEMENTS = ['code', 'h1', 'h2', 'li', 'ol', 'p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'];

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
    assert.match(renderSummaryMarkdown(samples.noGoDelayed), /\| ✗ failed \| 7 \| 3 of 6 \| 10 s \|/);
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
      /The autumn demo for investors Fri 20 Nov 2026, 15:30 UTC \(5 h 59 min after this was written\), slot 20 min\. Presented by the CTO and the head of product\. Nothing is deployed from 14:30 UTC to 16:00 UTC\.\n/,
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

  it('tells somebody in a hurry the first blocker, whose it is, by when, and the demo', () => {
    const [heading, , row] = renderSummaryMarkdown(samples.decided).split('\n').slice(4);
    assert.equal(heading, '| First blocker | Whose | By when | Demo |');
    assert.match(
      String(row),
      /^\| \*\*payments runs without.*\| \*\*Platform team\*\*, .*\| \*\*Wake Platform on-call by 14:05 UTC\*\* .*\| Fri 20 Nov 2026, 15:30 UTC \|$/,
    );
  });

  it('is what GitHub reads it as: one title, headings in order, tables with as many cells in each row', () => {
    for (const [name, input] of Object.entries(samples)) {
      const html = asGitHubReads(renderSummaryMarkdown(input));
      const [first, ...others] = headingLevels(html);
      assert.equal(first, 1, name);
      assert.ok(
        others.every((level) => level === 2),
        name,
      );
      for (const widths of tableWidths(html)) assert.equal(new Set(widths).size, 1, name);
    }
    assert.equal(tableWidths(asGitHubReads(renderSummaryMarkdown(samples.decided))).length, 5);
  });

  it('lets nothing from outside be taken for HTML or Markdown, and stays small', () => {
    for (const text of [...HOSTILE_TEXTS, '---', '1. one', '+ plus', '=====', '| a | b |', '[x](javascript:1)']) {
      const hostile = withText({ ...samples.decided, evidence: samples.contract.evidence }, text);
      const summary = renderSummaryMarkdown(hostile);
      assert.ok(summary.isWellFormed());
      assert.ok(Buffer.byteLength(summary) < MOST_BYTES);
      const html = asGitHubReads(summary);
      assert.deepEqual([...elementsIn(html)].toSorted(), ELEMENTS, text.slice(0, 40));
      assert.doesNotMatch(html, /href="(?!https?:)/);
      for (const widths of tableWidths(html)) assert.equal(new Set(widths).size, 1, text.slice(0, 40));
    }
  });

  it('shows any text as that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }), (text) => {
        const shown = asGitHubReads(`${plain(text)}\n\n| ${plain(text)} |\n| --- |\n`).replace(/<\/?a\b[^>]*>/g, '');
        const [, paragraph, cell] = /^(?:<p>(.*?)<\/p>\n)?<table>[\s\S]*<th>(.*?)<\/th>/.exec(shown) ?? [];
        const expected = text.replace(/\s+/g, ' ').trim();
        assert.equal(unescaped(paragraph ?? ''), expected);
        assert.equal(unescaped(cell ?? ''), expected);
      }),
      { numRuns: 300 },
    );
  });

  it('tells the scenarios that did not pass of a run of thousands, and fits where it is shown', () => {
    const [scenario] = samples.go.evidence?.scenarios ?? [];
    assert.ok(scenario && samples.go.evidence);
    const many = Array.from({ length: 5000 }, (_, index) => ({
      ...scenario,
      title: `journey ${index}`,
      status: index === 4321 ? ('failed' as const) : ('passed' as const),
    }));
    const summary = renderSummaryMarkdown({ ...samples.go, evidence: { ...samples.go.evidence, scenarios: many } });
    assert.match(summary, /\| --- \| --- \| ---: \| ---: \| ---: \|\n\| journey 4321 \| ✗ failed \|/);
    assert.match(summary, /\nand 4,950 more; all of them passed\.\n/);
    assert.ok(Buffer.byteLength(summary) < 20_000);
  });

  it('says where it was cut for want of room', () => {
    const { verdict } = samples.decided;
    const [blocker] = verdict?.blockers ?? [];
    assert.ok(verdict && blocker);
    const wide = '€@'.repeat(1000);
    const blockers = Array.from({ length: 50 }, () => ({
      ...blocker,
      consequences: Array(9).fill({ id: wide, subject: wide, title: wide }),
      title: wide,
      cause: wide,
      remedy: wide,
    }));
    const drift = verdict.drift && { ...verdict.drift, facts: [] };
    const fact = verdict.drift?.facts[0];
    assert.ok(drift && fact);
    const facts = Array.from({ length: 50 }, () => ({ ...fact, id: wide, was: wide, is: wide }));
    const summary = renderSummaryMarkdown({
      ...samples.decided,
      verdict: { ...verdict, blockers, doubts: blockers, risks: blockers, drift: { ...drift, facts } },
    });
    assert.ok(Buffer.byteLength(summary) <= MOST_BYTES);
    assert.match(summary, /\n\nThe rest is left out here: .*\n$/);
  });
});

function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
