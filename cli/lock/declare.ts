import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';

/** Declares `rehearse unlock`. */
export function declareLock(program: Command, { project, finish }: Carrying): void {
  program
    .command('unlock')
    .description('take the lock of an environment from a run that is no more')
    .requiredOption('--env <name>', 'the environment')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print whose it was as JSON')
    .addHelpText(
      'after',
      '\nA lock ends by itself when it is not renewed. A run that is still there stops when its lock is taken.' +
        '\n\nExample:\n  rehearse unlock --env staging',
    )
    .action(async (options) => finish((await import('../commands/unlock.ts')).unlock(project(), options)));
}
