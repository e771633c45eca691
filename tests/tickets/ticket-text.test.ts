import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { markdownOf, markOf, newTicket, wikiOf } from '../../reports/tickets/ticket-text.ts';
import { ticketsAbout } from '../../reports/tickets/tickets-about.ts';
import { Secret } from '../../support/secret.ts';
import { HOSTILE_TEXTS } from '../reports/hostile.ts';
import { blocker, OCCASION } from './samples.ts';

const CALLS_SOMEBODY =
  '@everyone see #12, !34, GH-56, https://evil.example/x, www.evil.example, a1b2c3d4e5f6, /close, <img src=x>';

describe('the text of a ticket', () => {
  const hostile = (text: string) =>
    newTicket(
      blocker({
        title: text,
        subject: text,
        cause: text,
        remedy: text,
        consequences: Array.from({ length: 500 }, (_, index) => ({ id: String(index), subject: text, title: text })),
      }),
      { ...OCCASION, environment: text },
    );

  it('calls nobody, links nothing and is no command, wherever its words come from', () => {
    const ticket = hostile(CALLS_SOMEBODY);
    const written = markdownOf(ticket, 65_536);
    for (const text of [written, ticket.title]) {
      assert.doesNotMatch(text, /@\w|#\d|!\d|GH-\d|https?:|www\.|[0-9a-f]{7,}.*\n.*mark/);
      assert.doesNotMatch(text, /^\s*\//m);
    }
    assert.doesNotMatch(written, /(?<!\\)</);
    assert.doesNotMatch(wikiOf(ticket, 32_767), /(?<!\\)[[{]|:\/\//);
  });

  it('holds no secret that is known, also where it would be cut or escaped', () => {
    new Secret('TICKET_TEST', 'k9*very_secret#1-value');
    for (const before of ['', 'x'.repeat(140), 'x'.repeat(1990)]) {
      const ticket = hostile(`${before}k9*very_secret#1-value`);
      for (const text of [ticket.title, markdownOf(ticket, 65_536), wikiOf(ticket, 32_767)])
        assert.doesNotMatch(text, /k9/, text);
    }
  });

  it('keeps its mark and its limits however long and hostile what it tells is', () => {
    for (const text of [...HOSTILE_TEXTS, '}'.repeat(5000), '\\'.repeat(5000)]) {
      const ticket = hostile(text);
      assert.doesNotMatch(ticket.title, /[\r\n]/);
      for (const [written, longest] of [
        [markdownOf(ticket, 3000), 3000],
        [wikiOf(ticket, 32_767), 32_767],
      ] as const) {
        assert.ok(written.length <= longest, `${written.length}`);
        assert.ok(written.includes(ticket.mark));
        assert.ok(written.isWellFormed());
        assert.doesNotMatch(written, /[\p{Cc}\u202a-\u202e\u2066-\u2069](?<!\n)/u);
      }
    }
  });
});

test('the mark is one word, and of this blocker in this environment only', () => {
  assert.match(markOf('staging', 'job/poller'), /^rehearse[0-9a-f]{20}$/);
  const marks = [markOf('a', 'b/c'), markOf('a', 'b'), markOf('a b', 'c'), markOf('a', 'b c')];
  assert.equal(new Set(marks).size, marks.length);
});

test('the most exact declaration says which ticket is about a blocker; then what was opened before', () => {
  const ids = ['job/poller/ran', 'job/poller/schedule', 'version/portal', 'flag/x', 'other'];
  const reasons = ids.map((id) => blocker({ id }));
  const [waived, doubt, risk, ...blockers] = reasons;
  assert.ok(waived !== undefined && doubt !== undefined && risk !== undefined);
  const about = {
    'job/*': 'https://t.test/1',
    'job/poller/*': 'https://t.test/2',
    'job/poller/ran': 'https://t.test/3',
    'versio.': 'https://t.test/never',
  };
  const remembered = {
    schemaVersion: 1 as const,
    tickets: {
      'flag/x': { url: 'https://t.test/4', reference: '4', answeredClosing: null },
      'job/poller/ran': { url: 'https://t.test/5', reference: '5', answeredClosing: null },
    },
  };
  const waiver = { id: waived.id, reason: 'known', by: 'the CTO', until: '2026-12-01' };
  const verdict = { blockers, doubts: [doubt], risks: [risk], waived: [{ reason: waived, waiver }] };
  assert.deepEqual(Object.fromEntries(ticketsAbout(verdict, { about }, remembered)), {
    'job/poller/ran': 'https://t.test/3',
    'job/poller/schedule': 'https://t.test/2',
    'flag/x': 'https://t.test/4',
  });
});
