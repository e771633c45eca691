import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHEN_THE_DEMO_IS, WHERE_RUNS_AND_LEDGER_ARE } from '../option-texts.ts';
import { demoTime, slotLength, timeSpan, webhookPlace } from '../options.ts';

/** Declares `rehearse watch`. */
export function declareWatch(program: Command, { project, finish }: Carrying): void {
  program
    .command('watch')
    .description('rehearse whatever is deployed, and keep at it until it is green')
    .requiredOption('--env <name>', 'the environment to watch')
    .option('--every <duration>', 'how often to look what is deployed (default: 30s)', timeSpan)
    .option('--for <duration>', 'when to end at the latest (default: 2h)', timeSpan)
    .option('--once-green', 'end at the first rehearsal that is green, instead of waiting for the next deployment')
    .option(
      '--webhook <[host:]port>',
      'also rehearse when called: a POST with the variable REHEARSE_WATCH_TOKEN as bearer token (host: 127.0.0.1)',
      webhookPlace,
    )
    .option('--demo <time>', WHEN_THE_DEMO_IS, demoTime)
    .option('--slot <duration>', 'how long the demo may take, such as 20m', slotLength)
    .option('--strict', 'let a risk count as no-go')
    .option('--no-pictures', 'take no screenshots')
    .option('--no-traces', 'keep no Playwright traces')
    .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
    .option('--json', 'print each verdict as JSON, on one line')
    .addHelpText(
      'after',
      '\nA deployment is rehearsed once it has settled: two looks, one after the other, see the same. Each rehearsal is a run' +
        '\nlike any other, kept and told to the channels. A watch that ends without green prints the way back.' +
        '\n\nExit codes: those of the last rehearsal; 3 when there was none, or what was deployed last was not rehearsed; 130' +
        '\ninterrupted.' +
        '\n\nExamples:\n  rehearse watch --env staging --once-green --for 40m' +
        '\n  REHEARSE_WATCH_TOKEN=… rehearse watch --env staging --webhook 8788' +
        '\n  curl -X POST -H "authorization: Bearer $REHEARSE_WATCH_TOKEN" http://127.0.0.1:8788/',
    )
    .action(async (options) => finish((await import('../commands/watch.ts')).watchEnvironment(project(), options)));
}
