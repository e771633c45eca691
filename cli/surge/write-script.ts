import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { basename, extname } from 'node:path';
import type { Surge } from '../../model/surge.ts';
import { errorCode } from '../../support/error-code.ts';
import { messageOf, Problem } from '../../support/problem.ts';
import { artilleryScript } from '../../surge/engine/artillery-script.ts';
import { processorPlan } from '../../surge/engine/processor-plan.ts';
import type { Plan } from '../../surge/plan/plan.ts';
import { planLevels } from '../../surge/plan/plan-levels.ts';
import { addressesFor } from './addresses.ts';

/** What is written, and for where. */
export interface ScriptOrder {
  plan: Plan;
  services: readonly { name: string; url: string }[];
  asked: Surge['asked'];
  surge: string;
}

const USUAL_ANSWER_MS = 200;

/**
 * Writes the surge as a script of Artillery's, and beside it the file with the functions that it calls. Resolves with what to
 * do with them. Nobody tried it, so how long one user takes is reckoned from the pauses. Throws a Problem where they can't be
 * written, or something else is there.
 */
export async function writeScript(file: string, order: ScriptOrder): Promise<string> {
  const { plan, services, asked, surge } = order;
  if (!['.json', '.yml', '.yaml'].includes(extname(file))) {
    throw new Problem(
      `${file} is no name for a script`,
      'Artillery knows its scripts by .json, .yml and .yaml',
      'name it surge.json',
    );
  }
  const functions = `${file.slice(0, -extname(file).length)}-functions.mjs`;
  const aloneMs = plan.requests.reduce(
    (sum, { pauseMs, poll }) => sum + pauseMs + USUAL_ANSWER_MS + (poll?.everyMs ?? 0) * 2,
    0,
  );
  const script = artilleryScript(plan, {
    levels: planLevels(asked, aloneMs),
    addresses: addressesFor(plan, services),
    aloneMs,
    processor: `./${basename(functions)}`,
  });
  const texts = [
    [file, `${JSON.stringify(script, null, 2)}\n`],
    [functions, await functionsFor(plan, surge)],
  ] as const;
  for (const [path] of texts) await assertOurs(path);
  for (const [path, text] of texts) {
    await writeFile(path, text).catch((cause: unknown) => {
      throw new Problem(`${path} cannot be written`, messageOf(cause), 'name a file that you can write', { cause });
    });
  }
  const needed = plan.secrets.length === 0 ? '' : `\nIt needs these variables: ${plan.secrets.join(', ')}`;
  return `${file}\n${functions}\nRun it with Artillery on one machine, npx artillery run ${file}, or on many: npx artillery run-fargate ${file}${needed}`;
}

/** An earlier script is written over, and nothing else. */
async function assertOurs(path: string): Promise<void> {
  const there = await readFile(path, 'utf8').catch((error: unknown) => (errorCode(error) === 'ENOENT' ? null : ''));
  if (there === null || /"beforeScenario": "begin"|createProcessor\(/.test(there)) return;
  throw new Problem(`${path} is there already`, 'it is no script of a surge', 'name another file, such as surge.json');
}

/** The functions as plain JavaScript in one file, with what they must know of the plan. */
async function functionsFor(plan: Plan, surge: string): Promise<string> {
  const texts = await Promise.all(['user-values', 'processor'].map(plainSource));
  const titles = JSON.stringify(plan.steps.map(({ title }) => title));
  return `${texts.join('\n')}
const titles = ${titles};
const observer = {
  sending() {},
  answered() {},
  ended() {},
  stepEnded(step, ms, reason, emit) {
    if (reason === null) emit.emit('histogram', \`step.\${titles[step]}\`, ms);
    else emit.emit('counter', \`step.\${titles[step]}.failed.\${reason}\`, 1);
  },
};
const plan = ${JSON.stringify(processorPlan(plan, surge, 0))};
// Each machine, and each of its workers, has users of its own.
export const { begin, sending, answered, asksAgain, failed } = createProcessor({ ...plan, seed: randomUUID() }, observer);
`;
}

/** A module of the engine as plain JavaScript, without what it imports of another one: that stands in the same file. */
async function plainSource(name: string): Promise<string> {
  const extension = extname(import.meta.filename);
  const text = await readFile(new URL(`../../surge/engine/${name}${extension}`, import.meta.url), 'utf8');
  const plain = extension === '.ts' ? withoutTypes(text) : text;
  return plain
    .replace(/^import .* from '\.\/.*';$/gm, '')
    .replace(/^\/\/# sourceMappingURL=.*$/m, '')
    .replace(/[ \t]+$/gm, '');
}

/** In a clone the functions are TypeScript. Node says of itself that it may strip types otherwise some day. */
function withoutTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}
