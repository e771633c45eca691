/**
 * The load engine's own process: replays a plan by Artillery's core, and says on standard output what it measures. Its one
 * argument is the file with its order. Ends with whoever started it.
 */
import { readFileSync } from 'node:fs';
import artillery from '@artilleryio/int-core';
import { timeoutSeconds } from './artillery-script.ts';
import { LevelMeter } from './level-meter.ts';
import { type EngineMessage, engineOrderSchema } from './messages.ts';
import { createProcessor, type Journey, type Observer } from './processor.ts';

const EVERY_MS = 1000;

process.stdin.on('end', () => process.exit(0)).resume();
const order = engineOrderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const { script, plan, budgetsMs, levels } = order;
const meter = new LevelMeter(budgetsMs, Object.keys(plan.requests).length);
const names = Object.keys(plan.requests);
const observer = levels === 0 ? observeOne(meter.observer) : meter.observer;
const { config } = script;
const processor = createProcessor(plan, observer);
const runner = await artillery.runner.runner(
  { ...script, config: { ...(typeof config === 'object' ? config : {}), processor } },
  undefined,
  {},
);

let level = 0;
runner.on('phaseStarted', ({ index }) => {
  level = index;
  meter.begin();
});
runner.on('phaseCompleted', ({ index }) => {
  if (levels === 0) return;
  tell({ kind: 'level', level: index, measured: meter.read() });
  if (index === levels - 1) end();
});
if (levels > 0) {
  setInterval(() => tell({ kind: 'going', level, users: meter.users, so: meter.read() }), EVERY_MS);
}
const begunAt = performance.now();
runner.run();

/** The one who tries alone tells at which request it went wrong. */
function observeOne(metered: Observer): Observer {
  let last = '';
  let failure: { request: string; reason: string } | null = null;
  let on: Journey | undefined;
  const limitMs = 2 * 1000 * timeoutSeconds(budgetsMs);
  // Artillery waits so long for an answer to begin, and for ever for its end.
  setInterval(() => {
    if (on === undefined || on.sentAt === null || performance.now() - on.sentAt < limitMs) return;
    const reason = 'its answer began and did not end';
    tell({ kind: 'alone', ms: performance.now() - begunAt, failure: { request: names[on.request] ?? '', reason } });
    end();
  }, EVERY_MS);
  return {
    ...metered,
    sending: (journey) => {
      on = journey;
      metered.sending(journey);
    },
    answered: ({ index }, _ms, reason) => {
      last = names[index] ?? '';
      if (reason !== null) failure = { request: last, reason };
    },
    ended: () => {
      tell({ kind: 'alone', ms: performance.now() - begunAt, failure });
      end();
    },
  };
}

function tell(message: EngineMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Whoever is still on the way is left there: what is measured is measured. */
function end(): void {
  process.stdout.write('', () => process.exit(0));
}
