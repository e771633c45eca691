import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Scenario } from '../../model/evidence.ts';
import { readPicture } from '../../reports/embedding/picture-file.ts';
import { fittingShow } from '../../reports/understudy/extent.ts';
import { whyNot } from '../../reports/understudy/provenance.ts';
import { chaptersOf } from '../../reports/understudy/show.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { pngOf } from '../reports/png.ts';
import { account, payment, rejected, sampleEvidence, sampleRun, sampleVerdict } from '../reports/samples.ts';
import { recordedPayment } from './show-samples.ts';

const instead: Scenario = { ...rejected, fallback: 'show the console' };
const PICTURE_BYTES = 1000;

function writeEach(folder: string, scenarios: readonly Scenario[]): void {
  for (const path of scenarios.flatMap(({ steps }) => steps.flatMap(({ screenshots }) => screenshots))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.alloc(PICTURE_BYTES, path));
  }
}

test('all of a run is shown where it is not too large: the demo first, then what is shown instead', async (context) => {
  const folder = temporaryFolder(context);
  const all = [instead, recordedPayment, account];
  writeEach(folder, all);
  const { chapters, leftOut } = await fittingShow(all, folder);
  assert.deepEqual(
    chapters.map(({ title }) => title),
    [recordedPayment.title, account.title, instead.title],
  );
  assert.equal(chapters[0]?.frames.length, 5);
  assert.deepEqual(leftOut, []);
});

test('too large, it is the demo alone with a picture a step, and says so', async (context) => {
  const folder = temporaryFolder(context);
  const all = [recordedPayment, account, instead];
  writeEach(folder, all);
  const { chapters, leftOut } = await fittingShow(all, folder, { whole: 12_000, most: 1_000_000 });
  assert.deepEqual(
    chapters.map(({ frames }) => frames.length),
    [4, 7],
  );
  assert.match(leftOut.join(), /only the last one of each step is here, and no fallback/);
});

test('still too large, the last scenarios are left out, and it says how many', async (context) => {
  const folder = temporaryFolder(context);
  const all = [payment, account, rejected];
  writeEach(folder, all);
  const { chapters, leftOut } = await fittingShow(all, folder, { whole: 1_000, most: 5_000 });
  assert.deepEqual(
    chapters.map(({ title }) => title),
    [payment.title],
  );
  assert.match(leftOut.join(), /The last 2 scenarios are not here/);
});

test('every step is on some screen, in order, and no wait is negative', () => {
  const at = fc.date({
    min: new Date('2026-11-20T09:30:00Z'),
    max: new Date('2026-11-20T10:30:00Z'),
    noInvalidDate: true,
  });
  const picture = fc.record({
    path: fc.constant('attachments/a.png'),
    at: at.map((date) => date.toISOString()),
    moment: fc.constantFrom('before-action' as const, 'end' as const),
    outline: fc.constant(null),
    masked: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(picture, { maxLength: 3 }), { minLength: 1, maxLength: 7 }),
      fc.boolean(),
      (taken, every) => {
        const steps = account.steps
          .slice(0, taken.length)
          .map((step, index) => ({ ...step, pictures: taken[index] ?? [] }));
        const [chapter] = chaptersOf([{ ...account, steps }], { fallbacks: true, everyPicture: every });
        const numbers = (chapter?.frames ?? []).map(({ step }) => step);
        assert.deepEqual(
          [...new Set(numbers)],
          taken.map((_, index) => index + 1),
        );
        assert.ok((chapter?.frames ?? []).every(({ waitedMs }) => waitedMs >= 0));
        if (!every) assert.equal(numbers.length, taken.length);
      },
    ),
  );
});

test('a run stands in for the demo only where it went as the audience would have seen it', () => {
  const run = sampleRun();
  const passed = sampleEvidence([payment]);
  const failed = sampleEvidence([payment, { ...account, status: 'failed' }]);
  assert.equal(whyNot(run, sampleVerdict('go', ''), passed), null);
  assert.equal(whyNot(run, sampleVerdict('risk', ''), passed), null);
  for (const [why, verdict, evidence, of] of [
    ['was never judged', null, passed, run],
    ['was no-go', sampleVerdict('no-go', ''), passed, run],
    ['was inconclusive', sampleVerdict('inconclusive', ''), passed, run],
    ['did not pass every scenario', sampleVerdict('risk', ''), failed, run],
    ['played no scenario', sampleVerdict('go', ''), null, run],
    ['was put into an incident on purpose', sampleVerdict('risk', ''), passed, sampleRun({ incident: 'job-absent' })],
  ] as const) {
    assert.equal(whyNot(of, verdict, evidence), why);
  }
});

test('only pictures of the run itself are embedded: no other file, nothing from outside', async (context) => {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, 'secret.png'), pngOf(2, 2, [1, 2, 3]));
  mkdirSync(join(folder, 'run'));
  writeFileSync(join(folder, 'run/picture.png'), pngOf(2, 2, [1, 2, 3]));
  writeFileSync(join(folder, 'run/page.png'), '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  symlinkSync(join(folder, 'secret.png'), join(folder, 'run/link.png'));
  const read = (path: string) => readPicture(join(folder, 'run'), path);
  assert.equal((await read('picture.png'))?.mediaType, 'image/png');
  for (const path of ['page.png', 'link.png', '../secret.png', join(folder, 'secret.png'), 'gone.png', '']) {
    assert.equal(await read(path), null, path);
  }
});
