import { z } from 'zod';
import { type RunFolder, runFolder } from './run-folder.ts';

/** The variables through which the conductor tells Playwright's processes what they are part of. */
export const RUN_VARIABLES = {
  runId: 'REHEARSE_RUN',
  folder: 'REHEARSE_FOLDER',
  environment: 'REHEARSE_ENVIRONMENT',
  seed: 'REHEARSE_SEED',
  pictures: 'REHEARSE_PICTURES',
  traces: 'REHEARSE_TRACES',
  headed: 'REHEARSE_HEADED',
  bankVersion: 'REHEARSE_BANK_VERSION',
  shard: 'REHEARSE_SHARD',
} as const;

const variablesSchema = z.object({
  [RUN_VARIABLES.runId]: z.string().optional(),
  [RUN_VARIABLES.folder]: z.string().optional(),
  [RUN_VARIABLES.environment]: z.string().default('development'),
  [RUN_VARIABLES.seed]: z.coerce.number().int().nonnegative().optional(),
  [RUN_VARIABLES.pictures]: z.enum(['on', 'off']).default('on'),
  [RUN_VARIABLES.traces]: z.enum(['on', 'off']).default('on'),
  [RUN_VARIABLES.headed]: z.enum(['on', 'off']).default('off'),
  [RUN_VARIABLES.bankVersion]: z.string().optional(),
  [RUN_VARIABLES.shard]: z
    .string()
    .regex(/^\d+\/\d+$/)
    .optional(),
});

/** The run a process is part of. Without a conductor (plain Playwright) nothing is recorded: `folder` is null. */
export interface RunContext {
  runId: string;
  folder: RunFolder | null;
  environment: string;
  seed: number;
  pictures: boolean;
  traces: boolean;
  headed: boolean;
  /** The version the mock bank speaks in this run alone, if it was told to. */
  bankVersion: string | null;
  /** Which shard of the run it plays, as Playwright's --shard has it (`2/4`); `null` where it plays the whole. */
  shard: string | null;
}

/** Reads the context of the run from a process's variables; plain Playwright gets the environment `development`. */
export function readRunContext(variables: Readonly<Record<string, string | undefined>>): RunContext {
  const parsed = variablesSchema.parse(variables);
  const folder = parsed[RUN_VARIABLES.folder];
  return {
    runId: parsed[RUN_VARIABLES.runId] ?? 'no-run',
    folder: folder === undefined ? null : runFolder(folder),
    environment: parsed[RUN_VARIABLES.environment],
    seed: parsed[RUN_VARIABLES.seed] ?? Date.now() % 1_000_000,
    pictures: parsed[RUN_VARIABLES.pictures] === 'on',
    traces: parsed[RUN_VARIABLES.traces] === 'on',
    headed: parsed[RUN_VARIABLES.headed] === 'on',
    bankVersion: parsed[RUN_VARIABLES.bankVersion] ?? null,
    shard: parsed[RUN_VARIABLES.shard] ?? null,
  };
}

/** The variables that hand a context on to a child process. */
export function runContextVariables(context: RunContext): Record<string, string> {
  return {
    [RUN_VARIABLES.runId]: context.runId,
    ...(context.folder === null ? {} : { [RUN_VARIABLES.folder]: context.folder.path }),
    [RUN_VARIABLES.environment]: context.environment,
    [RUN_VARIABLES.seed]: String(context.seed),
    [RUN_VARIABLES.pictures]: context.pictures ? 'on' : 'off',
    [RUN_VARIABLES.traces]: context.traces ? 'on' : 'off',
    [RUN_VARIABLES.headed]: context.headed ? 'on' : 'off',
    ...(context.bankVersion === null ? {} : { [RUN_VARIABLES.bankVersion]: context.bankVersion }),
    ...(context.shard === null ? {} : { [RUN_VARIABLES.shard]: context.shard }),
  };
}
