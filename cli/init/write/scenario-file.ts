import type { Plan } from '../plan.ts';
import { comment } from './literal.ts';

/** A first scenario: the entrance opens, and shows something. True of any platform, and a place to go on from. */
export function scenarioFile({ entrance }: Plan): string {
  return [
    "import { expect, test } from 'dress-rehearsal/test';",
    '',
    ...comment(
      `A scenario is a Playwright test, told in the steps of the demo. This one only opens the first page of ${entrance.name}; go on with what the audience will see.`,
    ),
    "test('The first page opens', async ({ page }) => {",
    "  await test.step('The presenter opens the first page', async () => {",
    "    const answer = await page.goto('/');",
    "    expect(answer?.status(), 'what the first page answers').toBeLessThan(400);",
    "    await expect(page.locator('body')).toHaveText(/\\S/);",
    '  });',
    '});',
    '',
  ].join('\n');
}
