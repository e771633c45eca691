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
    assert.match(summary, /Goes with it: payments: payments is not ready/);
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

  it('lets nothing from outside be taken for HTML or Markdown, and stays small', () => {
    for (const text of HOSTILE_TEXTS) {
      const hostile = { ...samples.noGoDelayed, evidence: samples.contract.evidence };
      const summary = renderSummaryMarkdown(withText(hostile, text));
      assert.ok(summary.isWellFormed());
      assert.ok(Buffer.byteLength(summary) < MOST_BYTES);
      assert.doesNotMatch(summary, /(?<!\\)<|(?<!\\)!\[/);
      const tables = summary.split('\n').filter((line) => line.startsWith('| '));
      for (const row of tables) assert.equal(row.match(/(?<!\\)\|/g)?.length, 6, row);
    }
  });
});
