import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';

/** Declares `rehearse rules`. */
export function declareRules(program: Command, { project, finish }: Carrying): void {
  program
    .command('rules')
    .description('list the rules a verdict is made by, and what rules.ts changes in them')
    .option('--json', 'print them as JSON')
    .addHelpText('after', '\nExamples:\n  rehearse rules\n  rehearse rules --json')
    .action(async (options) => finish((await import('../commands/rules.ts')).listRules(project(), options)));
}
