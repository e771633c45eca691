import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { HOW_LONG_TO_WAIT, WHEN_THE_DEMO_IS, WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';
import { demoTime, scenarioPattern, seedNumber, slotLength, timeSpan } from '../options.ts';
import { shardCount } from './shard-number.ts';

/** Declares `rehearse begin` and `rehearse merge`, between which machines play a run with `rehearse run --shard`. */
export function declareShards(program: Command, { project, finish }: Carrying): void {
  program
    .command('begin')
    .description('begin a run that several machines play: look at the environment, and print the run’s folder')
    .requiredOption('--shards <number>', 'how many machines share the scenarios', shardCount)
    .option('--env <name>', 'the environment to rehearse on', 'development')
    .option('--demo <time>', WHEN_THE_DEMO_IS, demoTime)
    .option('--slot <duration>', 'how long the demo may take, such as 20m (default for readiness: 30m)', slotLength)
    .option(
      '--only <pattern>',
      'only scenarios whose title matches a regular expression; a go is then a risk',
      scenarioPattern,
    )
    .option('--wait <duration>', HOW_LONG_TO_WAIT, timeSpan)
    .option('--strict', 'let a risk count as no-go where it is judged at once')
    .option('--tickets', 'open a ticket for each blocker that has none, where it is judged at once')
    .option('--seed <number>', 'start personas from this number, to repeat a run', seedNumber)
    .option('--no-pictures', 'take no screenshots, in no shard')
    .option('--no-traces', 'keep no Playwright traces, in no shard')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print where it is, or the verdict, as JSON')
    .addHelpText(
      'after',
      '\nWhere the environment is not fit the run is judged, reported and told of at once, and no shard is needed.' +
        '\n\nExit codes: 0 begun, 1 no-go, 2 wrong usage or configuration, 3 inconclusive, 130 interrupted.' +
        '\n\nExamples:\n  rehearse begin --shards 4 --env staging --demo "in 2h"' +
        '\n  rehearse run --shard 2/4 --of reports/runs/2026-11-21T093000-4f1c\n  rehearse merge reports/runs/2026-11-21T093000-4f1c',
    )
    .action(async (options) => finish((await import('../commands/begin.ts')).begin(project(), options)));

  program
    .command('merge')
    .description('put the shards of a run together: one verdict, one report')
    .argument('<run>', 'the run’s folder, as rehearse begin printed it, or a copy')
    .argument('[copies...]', 'further copies of it, or whatever folders hold what the machines left')
    .option('--wait <duration>', HOW_LONG_TO_WAIT, timeSpan)
    .option('--strict', 'let a risk count as no-go')
    .option('--tickets', 'open a ticket for each blocker that has none, in the tracker that the environment declares')
    .option('--reports <folder>', 'where the ledger is kept (default: the folder that the run lies in)')
    .option('--json', 'print the verdict as JSON')
    .addHelpText(
      'after',
      '\nA shard that is missing makes it inconclusive: play that one again, and merge again.' +
        '\n\nExit codes: 0 go (and risk, unless --strict), 1 no-go, 2 wrong usage or configuration, 3 inconclusive, 130 interrupted.' +
        '\n\nExamples:\n  rehearse merge reports/runs/2026-11-21T093000-4f1c\n  rehearse merge begun/ shard-1/ shard-2/',
    )
    .action(async (run, copies, options) =>
      finish((await import('../commands/merge.ts')).merge(project(), run, copies, options)),
    );
}
