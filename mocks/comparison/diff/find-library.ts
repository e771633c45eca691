import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Problem } from '../../../support/problem.ts';
import type { Library } from './library.ts';
import { oasdiffLibrary } from './oasdiff.ts';
import { redoclyLibrary } from './redocly.ts';
import { programOnPath } from './run-tool.ts';

const REDOCLY = '@redocly/cli';
const packageSchema = z.object({ version: z.string(), bin: z.object({ redocly: z.string() }) });

/**
 * The library that compares contracts: the official oasdiff when it is on PATH, otherwise Redocly's, which comes with
 * the clone. Throws a Problem when there is neither.
 */
export function findLibrary(): Library {
  const oasdiff = programOnPath('oasdiff');
  if (oasdiff !== undefined) return oasdiffLibrary(oasdiff);
  const installed = installedRedocly();
  if (installed !== undefined) return installed;
  const redocly = programOnPath('redocly');
  if (redocly !== undefined) return redoclyLibrary('redocly on PATH', redocly, []);
  throw new Problem(
    'Contracts can’t be compared here',
    `neither oasdiff is on PATH nor is ${REDOCLY} installed`,
    `npm install --save-dev ${REDOCLY}, or put oasdiff on PATH`,
  );
}

function installedRedocly(): Library | undefined {
  try {
    const description = fileURLToPath(import.meta.resolve(`${REDOCLY}/package.json`));
    const { version, bin } = packageSchema.parse(JSON.parse(readFileSync(description, 'utf8')));
    return redoclyLibrary(`${REDOCLY} ${version}`, process.execPath, [join(dirname(description), bin.redocly)]);
  } catch {
    return undefined;
  }
}
