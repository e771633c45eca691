/** A repository that has a platform and a Playwright suite, in CommonJS, and knows nothing of rehearse: by path. */
export function teamFiles(port: number): Readonly<Record<string, string>> {
  return {
    'package.json': JSON.stringify({ name: 'shop', private: true, type: 'commonjs' }),
    '.gitignore': 'node_modules/\n.env\ntest-results/\n',
    'compose.yaml': `
services:
  web:
    build: ./web
    ports: ['${port}:8080']
    environment:
      POSTAGE_KEY: \${POSTAGE_KEY}
  db:
    image: postgres:17
`,
    '.env.example': 'POSTAGE_KEY=\n',
    '.env': '# nothing yet\n',
    crontab: '*/5 * * * * node jobs/packing.js\n',
    '.github/workflows/deploy.yml': `
name: deploy
on: { push: { branches: [main] } }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps: [{ run: ./deploy.sh }]
`,
    'playwright.config.js': `
module.exports = { testDir: './e2e', use: { baseURL: 'http://localhost:${port}' } };
`,
    'e2e/shop.spec.js': `
const { expect, test } = require('@playwright/test');

test('an order is taken', async ({ request }) => {
  expect((await request.post('/api/orders')).status()).toBe(201);
});
test('the shop has a page', async ({ request }) => {
  expect(await (await request.get('/')).text()).toContain('The shop');
});
`,
  };
}

/** The team's own scenario: two people, who they are, and an order that the job packs. */
export const TEAM_SCENARIO = {
  'scenarios/order.scenario.ts': `
import { expect, test } from 'dress-rehearsal/test';

test('a customer orders and sees it packed', async ({ actor, delayedFlow, persona, place, request }) => {
  persona('customer', { 'Your name': 'Ada Lovelace' });
  const customer = await actor('customer');
  const clerk = await actor('clerk');
  const order = delayedFlow({
    subject: 'order',
    job: 'packing',
    knows: async (id) => {
      const { status } = await (await request.get(place.services.web?.url + '/api/orders/' + id)).json();
      return { state: status };
    },
    states: { received: { final: false } },
  });
  await clerk.step('The clerk opens the shop', async (page) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'The shop' })).toBeVisible();
  });
  await customer.step('The customer orders', async (page) => {
    await page.goto('/');
    await order.submitted(async () => {
      const answer = page.waitForResponse((one) => one.request().method() === 'POST');
      await page.getByRole('button', { name: 'Order' }).click();
      return String((await (await answer).json()).id);
    });
  });
  await customer.step('The customer sees it packed', (page) =>
    order.arrives('packed', () => expect(page.getByRole('status')).toHaveText('packed')),
  );
});
`,
};
