import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import { z } from 'zod';
import type { ReportTool } from './reports.ts';

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

/** What the page's own message begins with. */
const TELLS = 'usable after ';

const usableSchema = z.object({ listMs: z.number(), openedMs: z.number() });

/** Milliseconds from the start of the navigation until the list answers a click, and until what was clicked was drawn. */
export type Usable = z.infer<typeof usableSchema>;

/**
 * How soon a report can be used: until a row of the list was there and opened when it was clicked at once, and until what it
 * opens was drawn. Looked at every millisecond, then every frame, inside the page, so that little of the driver's time is in it.
 */
export async function usableAfter(browser: Browser, tool: ReportTool, folder: string): Promise<Usable> {
  await using served = tool.served ? await serve(folder) : undefined;
  const address = served?.address ?? pathToFileURL(join(folder, 'index.html')).href;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch(tool));
    const told = page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith(TELLS),
      timeout: 60_000,
    });
    // Whatever the driver evaluated meanwhile would be compiled in the page's own time: the page tells by itself.
    const [message] = await Promise.all([told, page.goto(address, { waitUntil: 'commit' })]).catch((cause: unknown) => {
      throw new Error(`the page of ${tool.name} never answered`, { cause });
    });
    return usableSchema.parse(JSON.parse(message.text().slice(TELLS.length)));
  } finally {
    await context.close();
  }
}

function watch({ row, answer }: ReportTool): string {
  return `{
    const find = () => {
      const row = document.querySelector(${JSON.stringify(row)});
      if (row === null) return setTimeout(find, 1);
      // A row that opens by itself must have done so; of what a script opens, being there counts in its favour.
      const isOpen = () => row.closest('details')?.open;
      const wasOpen = isOpen();
      const answer = () => Number((${answer}) ?? 0);
      const before = answer();
      const hasAnswered = () => answer() !== 0 && answer() !== before;
      // Looked at in each frame before it is drawn, told by the first task after it: then it can be seen.
      const tell = () => {
        const openedMs = performance.now();
        console.debug(${JSON.stringify(TELLS)} + JSON.stringify({ listMs, openedMs }));
      };
      const look = () => {
        if (hasAnswered()) setTimeout(tell);
        else requestAnimationFrame(look);
      };
      let listMs;
      // A row that was drawn before anything listened at it is clicked again; not at once, for that might close what it opens.
      const click = () => {
        if (hasAnswered()) return;
        row.click();
        if (wasOpen === undefined || isOpen() !== wasOpen) listMs ??= performance.now();
        setTimeout(click, 2000);
      };
      click();
      look();
    };
    find();
  }`;
}

/** The folder over loopback. */
async function serve(folder: string): Promise<AsyncDisposable & { address: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    createReadStream(join(folder, path))
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the report cannot be served');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
