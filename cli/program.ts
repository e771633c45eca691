import { Command, CommanderError } from 'commander';
import { harnessVersion } from '../support/harness-version.ts';
import { declareBank } from './bank-changes/declare.ts';
import { declareCheck } from './check/declare.ts';
import { declareClean } from './clean-up/declare.ts';
import type { Carrying } from './declare.ts';
import { EXIT } from './exit-codes.ts';
import { declareHistory } from './history/declare.ts';
import { declareInit } from './init/declare.ts';
import { declareLock } from './lock/declare.ts';
import { HOW_LONG_TO_WAIT, WHEN_THE_DEMO_IS, WHERE_RUNS_AND_LEDGER_ARE } from './option-texts.ts';
import { anyPort, bankVersions, demoTime, scenarioPattern, seedNumber, slotLength, timeSpan } from './options.ts';
import { say } from './output.ts';
import { findProject } from './project.ts';
import { declareReport } from './report/declare.ts';
import { reportProblem } from './report-problem.ts';
import { declareRollback } from './rollback/declare.ts';
import { declareRules } from './rules/declare.ts';
import { assertSampleIsHere } from './sample/sample-platform.ts';
import { declareSchedule } from './schedule/declare.ts';
import { declareShards } from './shards/declare.ts';
import { shardNumber } from './shards/shard-number.ts';
import { shardOptions } from './shards/shard-options.ts';
import { declareStage } from './stage/declare.ts';
import { declareSurge } from './surge/declare.ts';
import { declareTell } from './tell/declare.ts';
import { usageHint } from './usage-hint.ts';
import { declareWatch } from './watch/declare.ts';

const EXIT_CODES =
  'Exit codes: 0 go (and risk, unless --strict), 1 no-go, 2 wrong usage or configuration, 3 inconclusive, 130 interrupted.';
const project = () => findProject(process.cwd());
const finish = async (command: Promise<number>) => {
  process.exitCode = await command;
};
const carrying: Carrying = { project, finish };

const program = new Command('rehearse')
  .description('Rehearse a demo end to end on the environment the audience will see, and end in a go or no-go.')
  .version(harnessVersion())
  .helpCommand(false)
  .showSuggestionAfterError()
  .exitOverride()
  // So that an option after a subcommand is the subcommand's: `bank diff --json`.
  .enablePositionalOptions()
  .addHelpText('after', `\n${EXIT_CODES}`);

program
  .command('run')
  .description('the whole rehearsal: readiness, scenarios, verdict, report')
  .option('--env <name>', 'the environment to rehearse on', 'local')
  .option('--demo <time>', WHEN_THE_DEMO_IS, demoTime)
  .option('--slot <duration>', 'how long the demo may take, such as 20m (default for readiness: 30m)', slotLength)
  .option(
    '--only <pattern>',
    'only scenarios whose title matches a regular expression; a go is then a risk',
    scenarioPattern,
  )
  .option('--incident <id>', 'put the sample platform into a failure first (local only)')
  .option('--callbacks', 'let the bank call the sample platform back; it polls only for what that misses (local only)')
  .option(
    '--bank-versions <list>',
    'rehearse against each of these versions of the mock bank, such as 2026-03,2026-09, or all; ends in a matrix',
    bankVersions,
  )
  .option('--wait <duration>', HOW_LONG_TO_WAIT, timeSpan)
  .option('--strict', 'let a risk count as no-go')
  .option('--tickets', 'open a ticket for each blocker that has none, in the tracker that the environment declares')
  .option('--headed', 'show the browser')
  .option('--live', 'serve its page to this machine while it goes on; the report on disk stays as it is')
  .option('--port <number>', 'where --live serves it (default: a free one)', anyPort)
  .option('--open', 'open the page of --live in the browser')
  .option('--seed <number>', 'start personas from this number, to repeat a run', seedNumber)
  .option('--no-pictures', 'take no screenshots')
  .option('--no-traces', 'keep no Playwright traces')
  .option('--shard <number/of>', 'play one machine’s part, such as 2/4 or auto, of a run that was begun', shardNumber)
  .option('--of <folder>', 'with --shard: the folder of that run, as rehearse begin printed it, or a copy')
  .option('--reports <folder>', WHERE_RUNS_AND_LEDGER_ARE)
  .option('--json', 'print the verdict as JSON')
  .addHelpText(
    'after',
    `\n${EXIT_CODES}` +
      '\n\nExamples:\n  rehearse run\n  rehearse run --env staging --demo 2026-12-01T15:30:00Z --slot 20m' +
      '\n  rehearse run --env staging --demo "in 2h" --tickets\n  rehearse run --incident job-absent' +
      '\n  rehearse run --bank-versions all\n  rehearse run --live --open',
  )
  .action(async (options, command: Command) => {
    const given = Object.keys(options).filter((name) => command.getOptionValueSource(name) === 'cli');
    const shard = shardOptions({ options, given });
    if (shard === null) await finish((await import('./commands/run.ts')).run(project(), options));
    else await finish((await import('./commands/run-shard.ts')).runShard(project(), shard));
  });

declareShards(program, carrying);

declareCheck(program, carrying);

declareHistory(program, carrying);

declareRollback(program, carrying);

declareLock(program, carrying);

declareClean(program, carrying);

declareRules(program, carrying);

declareStage(program, carrying);

declareWatch(program, carrying);

declareTell(program, carrying);

declareSchedule(program, carrying);

declareInit(program, carrying);

declareSurge(program, carrying);

declareBank(program, carrying);

program
  .command('incidents')
  .description('list the failures the sample platform can be put into')
  .option('--json', 'print them as JSON')
  .addHelpText('after', '\nExample:\n  rehearse incidents')
  .action(async (options) => {
    assertSampleIsHere('rehearse incidents');
    await finish((await import('./commands/incidents.ts')).listIncidents(options));
  });

declareReport(program, carrying);

/** Carries out the command that the process was started with, and sets its exit code. */
export async function carryOutCommand(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? reportUsage(error) : reportProblem(error);
  }
}

/** What commander did not say already. */
function reportUsage({ code, exitCode }: CommanderError): number {
  const hint = usageHint(program, code);
  if (hint !== undefined) say(hint);
  return exitCode === 0 ? EXIT.go : EXIT.wrongUse;
}
