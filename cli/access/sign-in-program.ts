import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserType } from '@playwright/test';
import { z } from 'zod';
import { accessOptions } from '../../environments/access-options.ts';
import { openEnvironment } from '../../environments/load.ts';
import { importDefault } from '../../environments/loading/import-default.ts';
import { browserConnection } from '../../environments/remote-browser.ts';
import { sendOwnHeaders } from '../../fixtures/own-headers.ts';
import { browserLaunch } from '../../support/browser.ts';
import { messageOf } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';
import { writeState } from '../../support/signed-in-state.ts';
import { isSignedIn } from './is-signed-in.ts';
import { NOT_SIGNED_IN } from './sign-in-words.ts';

// Signs in to an environment with the team's own module, in a process of its own, and keeps the state.
const [, , project = '', name = ''] = process.argv;
const WITHIN_MS = 60_000;

const chromiumSchema = z.custom<Pick<BrowserType, 'launch' | 'connect'>>((value) => value !== undefined);
const moduleSchema = z.custom<(...given: unknown[]) => unknown>((value) => typeof value === 'function');

async function signIn(): Promise<string | null> {
  const source = await openEnvironment(project, name);
  const environment = source.load();
  const declared = environment.access?.signIn;
  if (declared === undefined) return null;
  const entrance = environment.services[environment.entrance]?.url ?? '';
  const module = moduleSchema.safeParse(await importDefault(resolve(project, declared.module), () => declared.module));
  if (!module.success) return `${declared.module} exports no function as its default`;
  const require = createRequire(join(project, 'package.json'));
  const chromium = chromiumSchema.parse(require('@playwright/test').chromium);
  const connection = browserConnection(environment, source.variables);
  const browser: Browser =
    connection === undefined
      ? await chromium.launch(browserLaunch())
      : await chromium.connect(connection.wsEndpoint, { exposeNetwork: connection.exposeNetwork });
  try {
    const { storageState: _, proxy, clientCertificates } = accessOptions(environment, project);
    const context: BrowserContext = await browser.newContext({
      baseURL: entrance,
      ...(proxy === undefined ? {} : { proxy }),
      ...(clientCertificates === undefined ? {} : { clientCertificates }),
    });
    context.setDefaultTimeout(WITHIN_MS / 4);
    await sendOwnHeaders(context, environment);
    const page = await context.newPage();
    await module.data(page, { environment, entrance });
    // What was gone to last is what sets the last cookie.
    await page.waitForLoadState('load');
    const person = { project, environment: name, person: declared.person };
    const state = await context.storageState();
    writeState(person, state);
    const why = await isSignedIn(environment, project);
    return why === null ? null : `${declared.module} came to its end, but ${why}`;
  } finally {
    await browser.close();
  }
}

const why = await signIn().catch((error: unknown) => messageOf(error).split('\n')[0] ?? 'it failed');
if (why !== null) {
  console.log(`\n${NOT_SIGNED_IN}${redact(why)}`);
  process.exitCode = 1;
}
