import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';
import { timeSpan } from '../options.ts';

/** Declares `rehearse rollback`. */
export function declareRollback(program: Command, { project, finish }: Carrying): void {
  program
    .command('rollback')
    .description('the newest set of versions and settings that were go together, and what leads back to it')
    .option('--env <name>', 'the environment', 'local')
    .option('--to <run>', 'back to this run instead of the newest that was go: its id, or the beginning of it')
    .option('--within <duration>', 'how long looking at the environment may take (default: 20s)', timeSpan)
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nNothing is changed: the commands are printed, from the templates under rollback in the definition. Values of' +
        '\nconfiguration are nowhere kept, so whoever sets one back has to have it.' +
        '\n\nExit codes: 0 nothing to set back, 1 something to set back, 2 wrong usage, 3 no set that was go is known, or' +
        '\nit can’t be told whether something is to be set back, 130 interrupted.' +
        '\n\nExamples:\n  rehearse rollback --env staging\n  rehearse rollback --env staging --to 2026-11-20T0200' +
        '\n  rehearse rollback --env staging --json',
    )
    .action(async (options) => finish((await import('../commands/rollback.ts')).rollback(project(), options)));
}
