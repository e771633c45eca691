import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { appendToJournal } from '../../model/journal-file.ts';
import { readRunContext } from '../../model/run-context.ts';
import { scenarioId } from '../../model/scenario-id.ts';

// Scenarios of 20 steps and two pictures of 50 KB each, without a browser: only what is told of them matters here.
const STEPS = 20;
const PICTURE_BYTES = 50_000;
/** A picture of one pixel; what stands behind its end is not looked at, and makes each one another file. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const TOPICS = ['pays a supplier', 'opens an account', 'is declined', 'closes an account', 'orders a card'];
const count = Number(process.env.BENCH_SCENARIOS ?? '10');
const { folder } = readRunContext(process.env);

for (let place = 0; place < count; place += 1) {
  const title = `Customer ${place + 1} ${TOPICS[place % TOPICS.length]}`;
  // biome-ignore lint/correctness/noEmptyPattern: Playwright tells by it that no fixture is needed
  test(title, async ({}, info) => {
    if (folder === null) throw new Error('the bench must name the folder of the run');
    const scenario = scenarioId({ file: info.file, title, annotations: info.annotations });
    for (let number = 1; number <= STEPS; number += 1) {
      const step = `Step ${number}: customer ${place + 1} goes on with it`;
      await test.step(step, async () => {
        if (number < STEPS - 1) return;
        const path = `attachments/${scenario}-${number}.png`;
        mkdirSync(join(folder.path, 'attachments'), { recursive: true });
        writeFileSync(join(folder.path, path), picture());
        const told = { moment: 'end', outline: null, masked: 0 } as const;
        const at = new Date().toISOString();
        appendToJournal(folder.journal, { kind: 'screenshot', at, scenario, attempt: 1, step, path, ...told });
        await info.attach(step, { path: join(folder.path, path), contentType: 'image/png' });
      });
    }
  });
}

function picture(): Buffer {
  const bytes = Buffer.alloc(PICTURE_BYTES);
  randomFillSync(bytes);
  PIXEL.copy(bytes);
  return bytes;
}
