import type { PlanOptions } from '../../surge/plan/make-plan.ts';
import type { Exchange } from '../../surge/recording/exchange.ts';
import type { RecordedScenario, RecordedStep } from '../../surge/recording/recorded-scenario.ts';

export const team = {
  name: 'Shop team',
  timeZone: 'Europe/Lisbon',
  workingHours: { from: '09:00', to: '17:30', days: ['mon' as const, 'tue' as const] },
  contact: '#shop',
};

const SHOP = 'http://shop.test';

/** An exchange with the shop a second after the one before, with what a test is about. */
export function exchange(part: Partial<Exchange> & { path?: string }): Exchange {
  const { path = '/', ...rest } = part;
  return {
    at: 0,
    durationMs: 100,
    person: 0,
    method: 'GET',
    url: SHOP + path,
    purpose: 'document',
    headers: {},
    body: null,
    status: 200,
    answerHeaders: {},
    answer: null,
    ...rest,
  };
}

/** A recorded scenario of steps, each with its exchanges; times are a second apart. */
export function recorded(steps: Readonly<Record<string, readonly Exchange[]>>): RecordedScenario {
  let at = 0;
  const timed = Object.entries(steps).map(
    ([title, exchanges]): RecordedStep => ({
      title,
      durationMs: 1000 * exchanges.length,
      budgetMs: null,
      exchanges: exchanges.map((each) => {
        at += 1000;
        return { ...each, at };
      }),
    }),
  );
  return {
    id: 'tea',
    title: 'A customer orders tea',
    steps: timed,
    services: [{ name: 'shop', url: SHOP, owner: team }],
  };
}

/** How a plan is made where a test says nothing else. */
export const usual: PlanOptions = { pace: 1, pauseMs: 2000, budgetMs: null, withAssets: false, same: [], vary: [] };
