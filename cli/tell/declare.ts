import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';

/** Declares `rehearse tell`. */
export function declareTell(program: Command, { project, finish }: Carrying): void {
  program
    .command('tell')
    .description('tell the channels what is new about a run: that a fix window closes soon, say')
    .argument('[run]', 'the run’s id', 'latest')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print who was told as JSON')
    .addHelpText(
      'after',
      '\nNobody is told the same twice: started every quarter of an hour, it tells only what has become urgent.' +
        '\n\nExit codes: 0, also when a channel could not be told, 2 wrong usage, or nothing to tell of, 130 interrupted.' +
        '\n\nExamples:\n  rehearse tell\n  rehearse tell 2026-11-21T093000-4f1c',
    )
    .action(async (run, options) => finish((await import('../commands/tell.ts')).tell(project(), run, options)));
}
