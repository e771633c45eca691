/** What can be imported of the package. */
export const ENTRY_POINTS = [
  'dress-rehearsal',
  'dress-rehearsal/test',
  'dress-rehearsal/playwright',
  'dress-rehearsal/bank',
  'dress-rehearsal/reporter',
];

/** A CommonJS program that loads each, by `import` and by `require`, and prints their names. */
export const LOADING = `
const names = ${JSON.stringify(ENTRY_POINTS)};
Promise.all(names.map(async (name) => {
  if (Object.keys(await import(name)).length === 0) throw new Error(name);
  if (Object.keys(require(name)).length === 0) throw new Error(name);
})).then(() => console.log(names.join(' ')));
`;

/** What a team may write with the types. What is marked must be refused. */
export const TYPED = `
import { defineDemos, defineEnvironment, defineRules, extendEnvironment } from 'dress-rehearsal';
import { type BankControl, bankControl, defineLifecycle, startMockBank } from 'dress-rehearsal/bank';
import { rehearsalConfig } from 'dress-rehearsal/playwright';
import Recorder from 'dress-rehearsal/reporter';
import { expect, test } from 'dress-rehearsal/test';

const shop = defineEnvironment(({ variable }) => ({
  identity: variable('ID'),
  owner: { name: 'Shop team', timeZone: 'Europe/London', workingHours: '09:00-17:30', contact: '#shop' },
  entrance: 'shop',
  services: { shop: { url: variable('SHOP_URL') } },
}));
export const other = extendEnvironment(shop, () => ({ protected: true }));
// @ts-expect-error: there is no such key
export const wrong = extendEnvironment(shop, () => ({ protekted: true }));
export const demos = defineDemos([{ environment: 'own', at: '2026-12-01T15:30:00Z' }]);
export const rules = defineRules({});
export const control: BankControl = bankControl('http://127.0.0.1:4010');
export const bank: Promise<{ url: string }> = startMockBank({ seed: '1' });
export const configuration = rehearsalConfig('.', { retries: 2 });
export const recorder = new Recorder();
export const lifecycle = defineLifecycle;
test('typed', async ({ actor }) => {
  const { page } = await actor('customer');
  await expect(page).toHaveTitle('');
  // @ts-expect-error: there is no such fixture
  test('wrong', async ({ actress }) => actress);
});
`;
