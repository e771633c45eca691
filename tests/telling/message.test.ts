import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { messageSchema } from '../../model/message.ts';
import { countdown } from '../../reports/telling/countdown.ts';
import { messageText } from '../../reports/telling/message-text.ts';
import { whatToTell } from '../../reports/telling/occasion.ts';
import { Secret } from '../../support/secret.ts';
import { HOSTILE_TEXTS, withText } from '../reports/hostile.ts';
import { finding, payment, sampleEvidence, samples } from '../reports/samples.ts';
import {
  blocker,
  crowded,
  drifted,
  EVENING,
  judged,
  messageOf,
  muchDrifted,
  windowUntil,
  withVerdict,
} from './samples.ts';

describe('the message', () => {
  test('the evening before the demo the owner is told while at work, by when to start, and why now', () => {
    const says = 'Platform team is at work until 17:00 (America/Los_Angeles): start by Fri 20 Nov 14:05 UTC.';
    const blockers = [
      blocker('configuration/payments/KEY', { fixWindow: windowUntil('2026-11-20T14:05:00.000Z', { says }) }),
    ];
    const input = withVerdict(samples.noGo, { blockers });
    assert.deepEqual(whatToTell(input.verdict, null, EVENING), ['first verdict told of staging']);
    const text = messageText(messageOf(input));
    assert.match(text, /^No-go: staging\nDo not show it like this\n/);
    assert.match(text, /Demo Fri 20 Nov 2026, 15:30 UTC \(in 22 h\)/);
    assert.match(text, /Told because: go became no-go/);
    assert.match(text, /Owner: Platform team, #team-platform; Thu 09:30 there, at work/);
    assert.match(
      text,
      /When: Platform team is at work until 17:00 \(America\/Los_Angeles\): start by Fri 20 Nov 14:05 UTC/,
    );
    assert.match(text, /What to do: Set BANK_CLIENT_SECRET/);
  });

  test('what is impacted are parts of the platform and scenarios, each named once', () => {
    const titles = { payments: 'payments does not answer', scenarios: 'The scenarios were not rehearsed' };
    const consequences = [...Object.entries(titles), ['An instant payment', 'nobody can pay']].map(
      ([subject = '', title = '']) => ({ id: subject, subject, title }),
    );
    const input = withVerdict(samples.noGo, { blockers: [blocker('a', { consequences })] });
    const text = messageText(messageOf({ ...input, evidence: sampleEvidence([payment]) }));
    assert.match(text, /Impacted: payments, An instant payment\n/);
    assert.match(
      text,
      /Goes with it: payments does not answer; The scenarios were not rehearsed; An instant payment: nobody can pay\n/,
    );
  });

  test('what has to be begun first stands first', () => {
    const blockers = [
      blocker('none'),
      blocker('late', { fixWindow: windowUntil('2026-11-20T14:00:00.000Z') }),
      blocker('soon', { fixWindow: windowUntil('2026-11-20T15:00:00.000Z', { wakeBy: '2026-11-20T12:00:00.000Z' }) }),
    ];
    const { listed } = messageOf(withVerdict(samples.noGo, { blockers })).blockers;
    assert.deepEqual(
      listed.map(({ id }) => id),
      ['soon', 'late', 'none'],
    );
  });

  test('says which changes are suspected, who made them and when, and that there is a way back', () => {
    const { changed, wayBack } = messageOf(drifted);
    assert.deepEqual(changed, {
      listed: [
        'configuration/payments/BANK_CLIENT_SECRET: no longer set (suspected; the deployment pipeline, Fri 20 Nov 2026, 08:12 UTC; Take beta’s variables over)',
        'version/payments: 9b1e0c11d0aa instead of 4f1c2d3a9b8e (suspected; Fri 20 Nov 2026, 08:10 UTC)',
      ],
      more: 0,
    });
    assert.equal(
      wayBack,
      '2 steps back to what was go in run 2026-11-19T210014-9ab2: npx rehearse rollback --env staging',
    );
    const text = messageText(messageOf(drifted));
    assert.ok(text.indexOf('Blocker: ') < text.indexOf(`Changed since the last go:\n  ${changed.listed[0]}\n`));
    assert.ok(text.includes(`\n\nWay back: ${wayBack}\n`));
  });

  test('where no change is suspected, all of them are told; of one that nobody saw being made, when it was seen first', () => {
    const { drift, rollback } = drifted.verdict;
    const facts = drift?.facts.map((fact) => ({ ...fact, suspect: false })) ?? [];
    const input = withVerdict(samples.decided, {
      drift: drift && { ...drift, facts },
      rollback: rollback && { ...rollback, steps: rollback.steps.slice(0, 1) },
    });
    const { changed, wayBack } = messageOf(input);
    assert.equal(changed.listed.length, 3);
    assert.equal(changed.listed[2], 'flag/new-receipt: on instead of off (first seen Fri 20 Nov 2026, 09:01 UTC)');
    assert.match(String(wayBack), /^1 step back to /);
  });

  test('has nothing of changes where the demo can be shown, and of a way back where it is go or nothing leads back', () => {
    const { rollback } = drifted.verdict;
    const told = (changes: Parameters<typeof withVerdict>[1]) => messageOf(withVerdict(samples.decided, changes));
    const nothing = { listed: [], more: 0 };
    const go = told({ outcome: 'go' });
    assert.deepEqual([go.changed, go.wayBack], [nothing, null]);
    const risk = told({ outcome: 'risk' });
    assert.deepEqual([risk.changed, risk.wayBack === null], [nothing, false]);
    assert.equal(told({ outcome: 'inconclusive' }).changed.listed.length, 2);
    assert.deepEqual(told({ drift: null }).changed, nothing);
    for (const none of [null, rollback && { ...rollback, steps: [] }])
      assert.equal(told({ rollback: none }).wayBack, null);
    assert.doesNotMatch(messageText(go), /Changed since|Way back/);
  });

  test('says of two hundred changes how many are left out, and holds no secret that is known', () => {
    new Secret('BANK_CLIENT_SECRET', 'k7-very-secret-value');
    const made = messageOf(withVerdict(samples.decided, muchDrifted('it is k7-very-secret-value'.padStart(90, '.'))));
    assert.deepEqual([made.changed.listed.length, made.changed.more], [20, 180]);
    assert.match(messageText(made), /\n {2}and 180 more changes\n\nWay back: 200 steps back to /);
    assert.doesNotMatch(messageText(made), /k7-very/);
    new Secret('SIGNING_KEY', '7e57ab1e'.repeat(5));
    const commits = messageOf(withVerdict(samples.decided, muchDrifted('7e57ab1e'.repeat(5))));
    assert.doesNotMatch(JSON.stringify(commits), /7e57ab1e/);
  });

  test('leads to the report, the ticket, and the dashboards and logs of what is wrong', () => {
    const links = { dashboard: 'https://dash.example.test/payments', runbook: 'https://wiki.example.test/payments' };
    const evidence = [
      { kind: 'log', label: 'its log', target: 'https://logs.example.test/?q=payments' },
      { kind: 'link', label: 'odd', target: 'javascript:alert(1)' },
      { kind: 'picture', label: 'a picture', target: 'attachments/none.png' },
    ] as const;
    const ticket = {
      url: 'https://tickets.example.test/7',
      title: null,
      state: 'closed',
      says: 'closed, but it still fails',
    } as const;
    const input = withVerdict(samples.noGo, { blockers: [blocker('a', { evidence: [...evidence], ticket })] });
    const findings = [finding('ready', 'payments', { links }), finding('reachable', 'payments', { links })];
    const readiness = {
      schemaVersion: 1,
      environment: 'staging',
      startedAt: '2026-11-19T17:00:00.000Z',
      durationMs: 1,
      findings,
    };
    const made = messageOf({ ...input, readiness }, 'https://reports.example.test/{run}/index.html');
    assert.equal(made.report.url, 'https://reports.example.test/2026-11-20T093012-4f1c/index.html');
    assert.deepEqual(
      made.links.listed.map(({ label }) => label),
      ['payments: dashboard', 'payments: runbook', 'its log'],
    );
    assert.equal(made.picture, null);
    const text = messageText(made);
    assert.match(text, /Ticket: closed, but it still fails\n.*\n?.*https:\/\/tickets\.example\.test\/7/);
    assert.doesNotMatch(text, /javascript:/);
  });

  test('without an address for reports it says where the report is on that machine', () => {
    assert.match(messageText(messageOf()), /Report: \/work room\/reports\/runs\/.*\/index\.html/);
  });

  test('shows the step that failed, and nothing that lies outside of the run’s folder', () => {
    const input = withVerdict(samples.noGoDelayed, {});
    const failing = input.evidence?.scenarios.find(({ status }) => status === 'failed');
    const steps = failing?.steps.filter(({ status }) => status === 'failed' || status === 'cut-off') ?? [];
    assert.deepEqual(messageOf(input).picture?.path, steps.at(-1)?.screenshots.at(-1));
    const outside = '../../secrets.png';
    const scenarios = [{ ...failing, steps: steps.map((step) => ({ ...step, screenshots: [outside] })) }];
    const evidence = { ...samples.noGoDelayed.evidence, scenarios };
    assert.equal(messageOf(Object.assign({}, input, { evidence, present: new Set([outside]) })).picture, null);
  });

  test('says how much is left out, and holds no secret that is known', () => {
    new Secret('BANK_CLIENT_SECRET', 'k9-very-secret-value');
    const told = messageOf(crowded('it is k9-very-secret-value'));
    assert.deepEqual([told.blockers.listed.length, told.blockers.more], [50, 150]);
    assert.doesNotMatch(JSON.stringify(told), /k9-very-secret-value/);
    assert.match(messageText(told), /and \d+ more reasons/);
  });

  test('is legible and has its shape whatever the texts are', () => {
    for (const [text, input] of HOSTILE_TEXTS.flatMap((each) => [[each, judged] as const, [each, drifted] as const])) {
      const hostile = Object.assign({}, input, withText(input, text));
      const made = messageOf(hostile, 'https://reports.example.test/{run}');
      messageSchema.parse(made);
      assert.ok(JSON.stringify(made).length < 200_000);
      for (const sign of ['\u0000', '\u0008', '\u001b', '\u202e']) assert.ok(!messageText(made).includes(sign));
      assert.ok(messageText(made).isWellFormed());
    }
  });
});

test('how far a demo is', () => {
  const from = (milliseconds: number) => countdown(new Date(EVENING + milliseconds).toISOString(), EVENING);
  assert.deepEqual([0, 60_000, 5.5 * 3_600_000, 72 * 3_600_000, -20 * 60_000].map(from), [
    'now',
    'in 1 min',
    'in 5 h 30 min',
    'in 3 days',
    '20 min ago',
  ]);
});
