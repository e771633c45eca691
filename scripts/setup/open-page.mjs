// Has Playwright open a page in the browser described by the only argument, the JSON of its launch options. Runs under
// the project's Node, which Playwright may need, in a process that can be killed should the browser hang.
import { chromium } from 'playwright-core';

const { env, ...options } = JSON.parse(process.argv[2]);
const browser = await chromium.launch({ ...options, env: { ...process.env, ...env }, timeout: 20_000 });
const page = await browser.newPage();
await page.setContent('<title>it opens a page</title><p>Some text, so that fonts are needed.');
await page.screenshot();
const title = await page.title();
await browser.close();
process.stdout.write(title);
