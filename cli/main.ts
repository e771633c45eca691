import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import { harnessVersion } from './conductor/tools.ts';
import { EXIT } from './exit-codes.ts';
import { demoTime, firstPort, scenarioPattern, seedNumber, slotLength } from './options.ts';
import { endQuietlyWithoutReader } from './output.ts';
import { COMPILE_CACHE, findProject } from './project.ts';
import { reportProblem } from './report-problem.ts';

enableCompileCache(COMPILE_CACHE);
endQuietlyWithoutReader();
// Whatever nobody caught is a defect, never a no-go; the watchdog cleans up.
process.on('uncaughtException', (error) => process.exit(reportProblem(error)));

const program = new Command('rehearse')
  .description('Rehearse a demo end to end on the environment the audience will see, and end in a go or no-go.')
  .version(harnessVersion())
  .helpCommand(false)
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit codes: 0 go (and risk, unless --strict), 1 no-go, 2 wrong usage or configuration, 3 inconclusive, 130 interrupted.',
  );

const project = () => findProject(process.cwd());

program
  .command('run')
  .description('the whole rehearsal: readiness, scenarios, verdict, report')
  .option('--env <name>', 'the environment to rehearse on', 'local')
  .option('--demo <time>', 'when the demo is, as an ISO time', demoTime)
  .option('--slot <duration>', 'how long the demo may take, such as 20m', slotLength)
  .option(
    '--only <pattern>',
    'only scenarios whose title matches a regular expression; a go is then a risk',
    scenarioPattern,
  )
  .option('--incident <id>', 'put the sample platform into a failure first (local only)')
  .option('--strict', 'let a risk count as no-go')
  .option('--headed', 'show the browser')
  .option('--seed <number>', 'start personas from this number, to repeat a run', seedNumber)
  .option('--no-pictures', 'take no screenshots')
  .option('--no-traces', 'keep no Playwright traces')
  .option('--reports <folder>', 'where runs are kept (default: reports/ in the project)')
  .option('--json', 'print the verdict as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  rehearse run\n  rehearse run --env staging --demo 2026-12-01T15:30:00Z --slot 20m\n  rehearse run --incident job-absent',
  )
  .action(async (options) => finish((await import('./commands/run.ts')).run(project(), options)));

program
  .command('check')
  .description('readiness only: is the environment fit for the demo?')
  .option('--env <name>', 'the environment to check', 'local')
  .option('--incident <id>', 'put the sample platform into a failure first (local only)')
  .option('--json', 'print the findings as JSON')
  .addHelpText('after', '\nExamples:\n  rehearse check --env staging\n  rehearse check --env staging --json')
  .action(async (options) => finish((await import('./commands/check.ts')).check(project(), options)));

program
  .command('stage')
  .description('start the sample platform and leave it running until Ctrl-C')
  .option('--port <number>', 'the first of the ports it listens on', firstPort, 4100)
  .option('--incident <id>', 'put it into a failure')
  .option('--json', 'print the addresses as JSON')
  .addHelpText('after', '\nExamples:\n  rehearse stage\n  rehearse stage --port 5100 --incident missing-credential')
  .action(async (options) => finish((await import('./commands/stage.ts')).stage(project(), options)));

program
  .command('bank')
  .description('start the mock bank alone')
  .option('--port <number>', 'the port it listens on', firstPort, 4110)
  .option('--seed <number>', 'what its ids and waits start from', seedNumber)
  .option('--json', 'print its addresses as JSON')
  .addHelpText('after', '\nExample:\n  BANK_CLIENT_ID=demo BANK_CLIENT_SECRET=a-long-secret rehearse bank --port 4110')
  .action(async (options) => finish((await import('./commands/bank.ts')).bank(options)));

program
  .command('incidents')
  .description('list the failures the sample platform can be put into')
  .option('--json', 'print them as JSON')
  .addHelpText('after', '\nExample:\n  rehearse incidents')
  .action(async (options) => finish((await import('./commands/incidents.ts')).listIncidents(options)));

program
  .command('report')
  .description('render a run again from what it recorded')
  .argument('[run]', 'the run’s id', 'latest')
  .option('--open', 'open it in the browser')
  .option('--json', 'print where it is as JSON')
  .option('--reports <folder>', 'where runs are kept (default: reports/ in the project)')
  .addHelpText('after', '\nExamples:\n  rehearse report --open\n  rehearse report 2026-11-21T093000-4f1c')
  .action(async (run, options) => finish((await import('./commands/report.ts')).report(project(), run, options)));

async function finish(command: Promise<number>): Promise<void> {
  process.exitCode = await command;
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.go : EXIT.wrongUse;
  else process.exitCode = reportProblem(error);
}
