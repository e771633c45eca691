import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { percentile } from '../../surge/engine/measured.ts';
import { madeUpFor } from '../../surge/engine/user-values.ts';
import { findCapture } from '../../surge/plan/find-capture.ts';
import { KnownValues } from '../../surge/plan/known-values.ts';
import type { Form } from '../../surge/plan/placeholder.ts';
import { planLevels } from '../../surge/plan/plan-levels.ts';
import { exchange } from './recorded.ts';

const value = fc.stringMatching(/^[a-z]{2}-[0-9a-f]{6,12}$/);
const words = fc.string({ maxLength: 30 }).map((text) => text.replaceAll('{', '('));

const BACK: Readonly<Record<Form, (text: string) => string>> = {
  plain: (text) => text,
  url: decodeURIComponent,
  json: (text) => String(JSON.parse(`"${text}"`)),
};

test('a template filled in with the recorded values is what was recorded, in every form', () => {
  fc.assert(
    fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 4 }), fc.array(words), (values, texts) => {
      const known = new KnownValues();
      const byName = new Map(values.map((each, index) => [known.add(each, `field ${index % 2}`), each]));
      const text = texts.map((each, index) => `${each} ${values[index % values.length]} `).join('');
      for (const form of ['plain', 'url', 'json'] as const) {
        const filled = known
          .template(text, form)
          .replace(/\{\{ (\w+?)(?:_url|_json)? \}\}/g, (_, name: string) => byName.get(name) ?? '?');
        assert.equal(BACK[form](filled), text);
      }
    }),
    { numRuns: 100 },
  );
});

test('what is captured from a text is the value itself, wherever it stands', () => {
  fc.assert(
    fc.property(value, words, words, (wanted, before, after) => {
      const answer = `${before} ${wanted} ${after}`;
      const found = findCapture(exchange({ answer }), wanted, []);
      if (found === null || !('regexp' in found)) return;
      assert.equal(new RegExp(found.regexp).exec(answer)?.[1], wanted);
    }),
  );
});

test('values made up are alike the recorded ones, and another for each user', () => {
  const of = (kind: string, recorded: string, user: number) =>
    madeUpFor({ name: 'n', kind, recorded }, user, { seed: 1, surge: 's' });
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{7,12}$/), fc.integer({ min: 1, max: 1e6 }), (recorded, user) => {
      assert.match(of('alike', recorded, user), new RegExp(`^${recorded[0]}\\d{${recorded.length - 1}}$`));
      assert.equal(of('alike', recorded, user), of('alike', recorded, user));
    }),
  );
  const many = (kind: string, recorded: string) =>
    new Set(Array.from({ length: 500 }, (_, user) => of(kind, recorded, user)));
  assert.equal(many('e-mail', 'ada@example.com').size, 500);
  assert.ok(many('alike', '24060698').size > 495);
  for (const email of many('e-mail', 'ada@example.com')) assert.match(email, /^ada\.[\da-f]{8}@example\.com$/);
  assert.match(of('uuid', '', 1), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
});

test('levels rise to all the users, fill the time and are long enough for one to come through', () => {
  const asked = fc.record({
    users: fc.integer({ min: 1, max: 5000 }),
    overMs: fc.integer({ min: 10_000, max: 600_000 }),
    holdMs: fc.integer({ min: 0, max: 60_000 }),
  });
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 6000 }), (wanted, aloneMs) => {
      const levels = planLevels(wanted, aloneMs);
      assert.equal(levels.at(-1)?.users, wanted.users);
      assert.ok(levels.length <= 8);
      for (const [index, level] of levels.entries()) {
        assert.ok(level.users > (levels[index - 1]?.users ?? 0));
        assert.ok(level.durationMs >= 1.5 * aloneMs - 1);
      }
      const whole = levels.reduce((sum, { durationMs }) => sum + durationMs, 0);
      assert.ok(whole <= wanted.overMs + wanted.holdMs && whole > wanted.overMs + wanted.holdMs - levels.length);
    }),
  );
});

test('a percentile is one of the values, and that part of them is not above it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (values, part) => {
        const sorted = values.sort((one, other) => one - other);
        const found = percentile(sorted, part);
        assert.ok(sorted.includes(found));
        assert.ok(sorted.filter((each) => each <= found).length >= part * sorted.length - 1e-9);
      },
    ),
  );
});
