import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ between light and dark; nothing else depends on colour. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Fails with whatever barrier axe finds in the page or a part of it, as it is shown now. */
export async function assertNoBarrierNow(page: Page, part = 'html'): Promise<void> {
  await assertNoViolation(inOneDocument(page, part).withTags(RULES));
}

/** Fails with whatever barrier axe finds in the page or a part of it, in light by all rules and in dark by those of colour. */
export async function assertNoBarrier(page: Page, part = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await assertNoBarrierNow(page, part);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await assertNoViolation(inOneDocument(page, part).withRules(COLOUR_RULES));
}

/** Our pages have no frames: the way of asking that follows into them takes a window of its own and twice as long. */
function inOneDocument(page: Page, part: string): AxeBuilder {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .include(part)
    .options({ resultTypes: ['violations'] });
}

async function assertNoViolation(axe: AxeBuilder): Promise<void> {
  const { violations, url } = await axe.analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    [],
    url,
  );
}
