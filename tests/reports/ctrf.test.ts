import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { renderCtrf } from '../../reports/ctrf.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { samples } from './samples.ts';

const status = z.enum(['passed', 'failed', 'skipped', 'pending', 'other']);
const count = z.int().nonnegative();
const text = z.string().refine((value) => value.isWellFormed());
const someText = text.min(1);

/** The parts of the CTRF 1.0.0 schema that we write; like it, strict: an unknown key is refused. */
const ctrf = z.strictObject({
  reportFormat: z.literal('CTRF'),
  specVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  runId: someText,
  timestamp: z.iso.datetime(),
  generatedBy: z.string(),
  extra: z.looseObject({}),
  results: z.strictObject({
    tool: z.strictObject({ name: someText }),
    summary: z.strictObject({
      tests: count,
      passed: count,
      failed: count,
      skipped: count,
      pending: count,
      other: count,
      flaky: count,
      suites: count,
      start: z.int(),
      stop: z.int(),
    }),
    tests: z.array(
      z.strictObject({
        testId: someText,
        name: someText,
        status,
        rawStatus: z.string(),
        duration: z.int(),
        start: z.int().optional(),
        stop: z.int().optional(),
        suite: z.array(z.string()).min(1),
        message: text.optional(),
        type: z.string(),
        retries: count.optional(),
        flaky: z.boolean().optional(),
        retryAttempts: z.array(z.strictObject({ attempt: z.int().positive(), status, message: text })).optional(),
        steps: z.array(z.strictObject({ name: text, status, extra: z.looseObject({}) })).optional(),
        attachments: z.array(z.strictObject({ name: text, contentType: z.string(), path: text })).optional(),
      }),
    ),
    environment: z.strictObject({
      testEnvironment: text,
      commit: text.optional(),
      branchName: text.optional(),
      healthy: z.boolean().optional(),
    }),
  }),
});

describe('the CTRF report', () => {
  for (const [name, input] of Object.entries(samples)) {
    it(`has the published shape, and sums that add up: ${name}`, () => {
      const { summary, tests } = ctrf.parse(renderCtrf(input)).results;
      assert.equal(summary.tests, tests.length);
      assert.equal(summary.passed + summary.failed + summary.skipped + summary.pending + summary.other, tests.length);
      assert.ok(summary.stop >= summary.start);
    });
  }

  it('calls a scenario that passed only when it was tried again flaky', () => {
    const { results } = renderCtrf(samples.risk);
    assert.equal(results.summary.flaky, 1);
    const flaky = results.tests.find(({ flaky }) => flaky);
    assert.equal(flaky?.retries, 1);
    assert.match(String(flaky?.retryAttempts?.[0]?.message), /Payment receipt/);
  });

  it('calls what could not be told, or was cut off, neither passed nor failed', () => {
    assert.equal(renderCtrf(samples.noGo).results.summary.other, 2);
    assert.equal(renderCtrf(samples.cutOff).results.summary.other, 1);
  });

  it('keeps its shape with hostile text', () => {
    for (const hostile of HOSTILE_TEXTS) ctrf.parse(renderCtrf(withText(samples.noGoDelayed, hostile)));
  });
});
