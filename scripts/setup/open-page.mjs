// Has Playwright open a page in the browser described by the only argument, the JSON of its launch options, and prints
// the page's title. Runs under the project's Node, which Playwright may need, in a process that can be killed should
// the browser hang.
import { chromium } from 'playwright-core';

const LAUNCH_LIMIT_MS = 20_000;

async function openPage({ env, ...options }) {
  const browser = await chromium.launch({ ...options, env: { ...process.env, ...env }, timeout: LAUNCH_LIMIT_MS });
  const page = await browser.newPage();
  await page.setContent('<title>it opens a page</title><p>Some text, so that fonts are needed.');
  await page.screenshot();
  const title = await page.title();
  await browser.close();
  return title;
}

try {
  process.stdout.write(await openPage(JSON.parse(process.argv[2])));
} catch (error) {
  process.stderr.write(error.message);
  process.exitCode = 1;
}
