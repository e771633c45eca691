import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';
import { runCount } from '../options.ts';

const USUAL_COUNT = 30;

/** Declares `rehearse history`. */
export function declareHistory(program: Command, { project, finish }: Carrying): void {
  program
    .command('history')
    .description('the newest runs on an environment: what each came to, what stood in the way, what had changed')
    .option('--env <name>', 'the environment', 'local')
    .option('--last <number>', 'how many runs', runCount, USUAL_COUNT)
    .option('--verify', 'read all of the ledger, and see whether a line was edited or removed')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      '\nThe ledger is in files beside the runs, or where REHEARSE_LEDGER says.' +
        '\n\nExit codes: 0, or 1 when --verify finds the ledger otherwise than it was written, 2 wrong usage.' +
        '\n\nExamples:\n  rehearse history --env staging\n  rehearse history --env staging --last 5 --verify',
    )
    .action(async (options) => finish((await import('../commands/history.ts')).history(project(), options)));
}
