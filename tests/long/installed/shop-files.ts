/** What a team writes that has rehearse installed, and nothing of ours: by path in its repository. */
export const SHOP_FILES: Readonly<Record<string, string>> = {
  'environments/teams.ts': `
export const shopTeam = {
  name: 'Shop team', timeZone: 'Europe/London', workingHours: '09:00-17:30', contact: '#shop',
};
`,
  'environments/own.ts': `
import { defineEnvironment } from 'dress-rehearsal';
import { shopTeam } from './teams.ts';

export default defineEnvironment(({ variable }) => ({
  identity: { id: 'shop-here', proofs: [{ kind: 'http', url: variable('SHOP_URL') + '/about.json', pointer: '/place' }] },
  owner: shopTeam,
  sources: [],
  entrance: 'shop',
  services: { shop: { url: variable('SHOP_URL'), health: { live: '/', ready: '/' } } },
}));
`,
  'playwright.config.ts': `
import { rehearsalConfig } from 'dress-rehearsal/playwright';

export default rehearsalConfig(__dirname);
`,
  'scenarios/order.spec.ts': `
import { expect, test } from 'dress-rehearsal/test';

test('a customer orders and sees it packed', async ({ actor }) => {
  const customer = await actor('customer');
  const { page } = customer;
  await customer.step('opens the shop', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
  });
  await customer.step('orders', async () => {
    await page.getByRole('button', { name: 'Order' }).click();
    await expect(page.getByRole('status')).toHaveText(/received|packed/);
  });
  await customer.step('sees it packed', () => expect(page.getByRole('status')).toHaveText('packed'));
});
`,
};
