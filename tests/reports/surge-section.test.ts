import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSurge, renderSurge } from '../../reports/page/surge/surge.ts';
import { renderSurgeChart } from '../../reports/page/surge/surge-chart.ts';
import { renderSurgeText } from '../../reports/terminal/surge-text.ts';
import { sampleSurge } from './samples/surge.ts';

const section = renderSurge(sampleSurge).toString();

test('the answer comes first, with the request and whose it is', () => {
  assert.match(section, /<strong>Not fit\.<\/strong> Fit to show up to 120 users; at 160/);
  assert.ok(section.indexOf('Not fit.') < section.indexOf('<svg'));
  assert.match(section, /POST \/payments\/new<\/code> of <strong>portal<\/strong>, which took 4\.0 s: Accounts team/);
  assert.equal(countSurge(sampleSurge), '120');
});

test('each step with requests is drawn, and told in a table with what failed', () => {
  assert.equal(section.match(/<svg/g)?.length, 2, 'a step without requests has nothing to draw');
  assert.match(section, /4\.1 s, 2 of 240 failed[\s\S]*2 × answered 502, not 303 as recorded/);
  assert.match(section, /is-failed/);
  assert.match(section, /29 % of a core/);
  assert.match(section, /Not covered: “Bank staff open the application”/);
});

test('a budget is drawn where it is near, and told where it is far above', () => {
  const point = { users: 10, state: 'fit', count: 9, p50Ms: 40, p95Ms: 80, failed: 0, reasons: {} } as const;
  assert.match(renderSurgeChart([point], 100, 10).toString(), /class="surge-budget"/);
  const far = renderSurgeChart([point], 20_000, 10).toString();
  assert.doesNotMatch(far, /class="surge-budget"/);
  assert.match(far, /far below its budget of 20 s/);
});

test('the terminal tells the same', () => {
  const told = renderSurgeText(sampleSurge, '/reports/index.html');
  assert.match(told, /^\nNOT FIT {2}staging\nFit to show up to 120 users; at 160/);
  assert.match(told, /40: 0\.3 s \| 80: 0\.4 s \| 120: 0\.8 s \| 160: 4\.1 s, 2 of 240 failed/);
  assert.match(told, /160 users: over, 144 requests a second, engine 29 % of a core and late by 48 ms/);
});

test('without a surge there is nothing', () => {
  assert.equal(renderSurge(null).toString(), '');
  assert.equal(countSurge(undefined), '');
});
