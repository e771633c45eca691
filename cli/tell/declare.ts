import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';

/** Declares `rehearse tell`. */
export function declareTell(program: Command, { project, finish }: Carrying): void {
  program
    .command('tell')
    .description('tell the channels what is new about a run: that a fix window closes soon, say')
    .argument('[run]', 'the run’s id', 'latest')
    .option('--reports <folder>', 'where runs are kept (default: reports/ in the project)')
    .option('--json', 'print who was told as JSON')
    .addHelpText(
      'after',
      '\nNobody is told the same twice: started every quarter of an hour, it tells only what has become urgent.' +
        '\n\nExamples:\n  rehearse tell\n  rehearse tell 2026-11-21T093000-4f1c',
    )
    .action(async (run, options) => finish((await import('../commands/tell.ts')).tell(project(), run, options)));
}
