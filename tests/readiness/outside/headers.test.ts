import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseContentPolicies } from '../../../readiness/checks/security/content-policy.ts';
import { judgeContentSecurity } from '../../../readiness/checks/security/content-security.ts';
import { judgeAddress, judgePlainHttp } from '../../../readiness/checks/security/plain-http.ts';
import { judgeStrictTransport } from '../../../readiness/checks/security/strict-transport.ts';
import type { Reply } from '../../../readiness/sources/http.ts';

for (const [header, status, observed] of [
  [undefined, 'fail', /no Strict-Transport-Security/],
  ['includeSubDomains', 'fail', /no valid max-age/],
  ['max-age=tomorrow', 'fail', /no valid max-age/],
  ['max-age=0', 'fail', /forget/],
  ['max-age=86400; includeSubDomains', 'warn', /1 days only/],
  ['includeSubDomains ; MAX-AGE="31536000"', 'pass', /365 days/],
  ['max-age=31536000, max-age=0', 'pass', /365 days/],
] as const) {
  test(`strict transport ${header ?? 'without a header'}: ${status}`, () => {
    const answer = judgeStrictTransport(header);
    assert.equal(answer.status, status);
    assert.match(answer.observed, observed);
  });
}

const REST = "frame-ancestors 'none'";
for (const [policy, status, observed] of [
  [undefined, 'fail', /no Content-Security-Policy header$/],
  ['', 'fail', /no Content-Security-Policy header$/],
  [`default-src 'none'; ${REST}`, 'pass', /held/],
  [`script-src 'self'; ${REST}`, 'pass', /held/],
  [`default-src *; script-src 'self'; ${REST}`, 'pass', /held/],
  [`img-src 'self'; ${REST}`, 'warn', /no script-src or default-src/],
  [`default-src 'self' 'unsafe-inline'; ${REST}`, 'warn', /allows 'unsafe-inline'$/],
  [`SCRIPT-SRC 'self' 'Unsafe-Eval' *; ${REST}`, 'warn', /allows 'unsafe-eval', \*$/],
  [`script-src https: data:; ${REST}`, 'warn', /allows https:, data:$/],
  [`script-src 'unsafe-inline' 'nonce-abc'; ${REST}`, 'pass', /held/],
  [`script-src 'strict-dynamic' https: 'unsafe-inline' 'nonce-abc'; ${REST}`, 'pass', /held/],
  [`script-src 'self'; script-src *; ${REST}`, 'pass', /held/],
  [`default-src 'self', script-src *; ${REST}`, 'pass', /held/],
  ["default-src 'self'", 'warn', /anybody may show it in a frame/],
  ["default-src 'self'; frame-ancestors *", 'warn', /anybody may show it in a frame/],
] as const) {
  test(`content security ${policy ?? 'without a header'}: ${status}`, () => {
    const answer = judgeContentSecurity({
      'x-content-type-options': 'nosniff',
      ...(policy === undefined ? {} : { 'content-security-policy': policy }),
    });
    assert.equal(answer.status, status, answer.observed);
    assert.match(answer.observed, observed);
  });
}

test('a policy that only reports holds nothing in', () => {
  const answer = judgeContentSecurity({ 'content-security-policy-report-only': "default-src 'none'" });
  assert.equal(answer.status, 'fail');
  assert.match(answer.observed, /only one that reports/);
});

test('the older header for frames counts, and guessing of types is told', () => {
  const policy = { 'content-security-policy': "default-src 'self'" };
  const framed = { ...policy, 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' };
  assert.equal(judgeContentSecurity(framed).status, 'pass');
  assert.match(
    judgeContentSecurity({ ...policy, 'x-frame-options': 'SAMEORIGIN' }).observed,
    /no X-Content-Type-Options/,
  );
});

test('no policy breaks the reader, and none with only safe sources is called weak', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.ok(Array.isArray(parseContentPolicies(text)))));
  const safe = fc.array(fc.constantFrom("'self'", "'none'", 'https://cdn.example', "'nonce-x'"), { minLength: 1 });
  fc.assert(
    fc.property(safe, (sources) => {
      const policy = `script-src ${sources.join(' ')}; ${REST}`;
      const headers = { 'content-security-policy': policy, 'x-content-type-options': 'nosniff' };
      assert.equal(judgeContentSecurity(headers).status, 'pass');
    }),
  );
});

const answered = (status: number, location?: string): Reply => ({
  answered: true,
  status,
  headers: location === undefined ? {} : { location },
  body: undefined,
  text: '',
  askedAt: 0,
  answeredAt: 0,
});

for (const [what, reply, status] of [
  ['is closed', { answered: false, reason: 'connect ECONNREFUSED', refused: true }, 'pass'],
  ['leads to https', answered(301, 'https://bank.example/'), 'pass'],
  ['refuses', answered(403), 'pass'],
  ['shows the page', answered(200), 'fail'],
  ['leads to http', answered(302, 'http://bank.example/start'), 'fail'],
] satisfies [string, Reply, string][]) {
  test(`plain HTTP that ${what}: ${status}`, () => assert.equal(judgePlainHttp(reply).status, status));
}

for (const [address, status] of [
  ['http://portal.example', 'fail'],
  ['http://localhost:3000', 'pass'],
  ['http://127.0.0.1', 'pass'],
  ['http://[::1]:80', 'pass'],
  ['http://localhost.example', 'fail'],
  ['https://portal.example:8443', 'pass'],
  ['https://portal.example', undefined],
] as const) {
  test(`the address ${address}: ${status ?? 'depends on what plain HTTP answers'}`, () => {
    assert.equal(judgeAddress(new URL(address))?.status, status);
  });
}
