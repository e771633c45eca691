import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHEN_THE_DEMO_IS, WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';
import { demoTime, names, slotLength, timeSpan } from '../options.ts';
import { checkHelp } from './help.ts';

/** Declares `rehearse check` and `rehearse compare`. */
export function declareCheck(program: Command, { project, finish }: Carrying): void {
  program
    .command('check')
    .description('readiness only: is the environment fit for the demo?')
    .option('--env <name>', 'the environment to check', 'local')
    .option('--demo <time>', `${WHEN_THE_DEMO_IS}; what ends before its end is not fit`, demoTime)
    .option('--slot <duration>', 'how long the demo may take, such as 20m (default: 30m)', slotLength)
    .option(
      '--only <names>',
      'only these services, jobs, … or kinds of check, such as payments,job; can be repeated',
      names,
    )
    .option('--within <duration>', 'how long all of it may take (default: 45s)', timeSpan)
    .option('--watch', 'check again and again until Ctrl-C, and tell only what changed')
    .option('--every <duration>', 'how often, with --watch (default: 10s)', timeSpan)
    .option('--incident <id>', 'put the sample platform into a failure first (local only)')
    .option(
      '--callbacks',
      'let the bank call the sample platform back; it polls only for what that misses (local only)',
    )
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print the findings as JSON; with --watch a line for each round')
    .addHelpText('after', () => checkHelp())
    .action(async (options) => finish((await import('../commands/check.ts')).check(project(), options)));

  program
    .command('compare')
    .description(
      'two environments side by side: what differs that must not; or two runs: what became of one in the other',
    )
    .argument('<a>', 'an environment; or a run: the beginning of its id, latest or last-go')
    .argument('<b>', 'another one')
    .option('--within <duration>', 'how long all of it may take (default: 45s)', timeSpan)
    .option('--all', 'tell also what is the same, and what may differ (environments)')
    .option('--env <name>', 'whose runs latest and last-go are (default: of the other run; of any environment)')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print what was compared as JSON')
    .addHelpText(
      'after',
      '\nNo value is told: keys are compared by fingerprints. What may differ is said with mayDiffer in a definition,' +
        '\nwhat must with differsFrom.' +
        '\nlast-go is the newest other run that was go on the same environment.' +
        '\n\nExit codes: 0 nothing differs that must not, 1 something does, 2 wrong usage, 3 something could not be read,' +
        '\n130 interrupted.' +
        '\nOf two runs: 0 the second is no worse, 1 anything about it is worse, 3 one of them was not judged.' +
        '\n\nExamples:\n  rehearse compare beta production\n  rehearse compare staging production --all' +
        '\n  rehearse compare last-go latest\n  rehearse compare 2026-11-20T02 2026-11-21T02',
    )
    .action(async (a, b, options) =>
      finish((await import('../commands/compare.ts')).compare(project(), a, b, options)),
    );
}
