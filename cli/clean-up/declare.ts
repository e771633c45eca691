import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';

/** Declares `rehearse clean`. */
export function declareClean(program: Command, { project, finish }: Carrying): void {
  program
    .command('clean')
    .description('take away what earlier runs, killed ones too, left on an environment')
    .requiredOption('--env <name>', 'the environment')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print what became of each run’s as JSON')
    .addHelpText(
      'after',
      '\nA run cleans up after itself, and what those before it left; this does it without a run.' +
        '\n\nExit codes: 0, 1 something is still there, 2 wrong usage.\n\nExample:\n  rehearse clean --env staging',
    )
    .action(async (options) => finish((await import('../commands/clean.ts')).clean(project(), options)));
}
