import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import { harnessVersion } from './conductor/tools.ts';
import { EXIT } from './exit-codes.ts';
import {
  bankVersions,
  demoTime,
  firstPort,
  httpAddress,
  httpMethods,
  scenarioPattern,
  seedNumber,
  slotLength,
} from './options.ts';
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
  // So that an option after a subcommand is the subcommand's: `bank diff --json`.
  .enablePositionalOptions()
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
  .option('--callbacks', 'let the bank call the sample platform back; it polls only for what that misses (local only)')
  .option(
    '--bank-versions <list>',
    'rehearse against each of these versions of the mock bank, such as 2026-03,2026-09, or all; ends in a matrix',
    bankVersions,
  )
  .option('--strict', 'let a risk count as no-go')
  .option('--headed', 'show the browser')
  .option('--seed <number>', 'start personas from this number, to repeat a run', seedNumber)
  .option('--no-pictures', 'take no screenshots')
  .option('--no-traces', 'keep no Playwright traces')
  .option('--reports <folder>', 'where runs are kept (default: reports/ in the project)')
  .option('--json', 'print the verdict as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  rehearse run\n  rehearse run --env staging --demo 2026-12-01T15:30:00Z --slot 20m\n  rehearse run --incident job-absent\n  rehearse run --bank-versions all',
  )
  .action(async (options) => finish((await import('./commands/run.ts')).run(project(), options)));

program
  .command('check')
  .description('readiness only: is the environment fit for the demo?')
  .option('--env <name>', 'the environment to check', 'local')
  .option('--incident <id>', 'put the sample platform into a failure first (local only)')
  .option('--callbacks', 'let the bank call the sample platform back; it polls only for what that misses (local only)')
  .option('--json', 'print the findings as JSON')
  .addHelpText('after', '\nExamples:\n  rehearse check --env staging\n  rehearse check --env staging --json')
  .action(async (options) => finish((await import('./commands/check.ts')).check(project(), options)));

program
  .command('stage')
  .description('start the sample platform and leave it running until Ctrl-C')
  .option('--port <number>', 'the first of the ports it listens on', firstPort, 4100)
  .option('--incident <id>', 'put it into a failure')
  .option('--callbacks', 'let the bank call the sample platform back; it polls only for what that misses')
  .option('--json', 'print the addresses as JSON')
  .addHelpText('after', '\nExamples:\n  rehearse stage\n  rehearse stage --port 5100 --incident missing-credential')
  .action(async (options) => finish((await import('./commands/stage.ts')).stage(project(), options)));

const bankCommand = program
  .command('bank')
  .description('start the mock bank alone')
  .option('--port <number>', 'the port it listens on', firstPort, 4110)
  .option('--host <address>', 'where it listens; beyond this machine it needs BANK_CONTROL_TOKEN', '127.0.0.1')
  .option(
    '--speaks <version>',
    'the version it speaks to begin with; where it has several, all are served under /<version>',
  )
  .option(
    '--contract <file...>',
    'be the bank that this OpenAPI document describes instead of the sample bank; several are its versions',
    [],
  )
  .option(
    '--lifecycle <file...>',
    'what makes operations of the contract stateful; one for all versions, or one for each',
    [],
  )
  .option('--state <file>', 'keep its state in a file, and go on from there')
  .option('--fault <name...>', 'let something go wrong, by its name', [])
  .option('--faults <file>', 'where faults of your own are')
  .option('--callback <url>', 'call the platform back there, signed with BANK_CALLBACK_SECRET')
  .option('--seed <number>', 'what its ids and waits start from', seedNumber)
  .option('--json', 'print its addresses as JSON')
  .addHelpText(
    'after',
    '\nExamples:\n  BANK_CLIENT_ID=demo BANK_CLIENT_SECRET=a-long-secret rehearse bank --port 4110' +
      '\n  rehearse bank --contract bank.yaml --lifecycle transfers.yaml --state bank.state',
  )
  .action(async (options) => finish((await import('./commands/bank.ts')).bank(options)));

bankCommand
  .command('diff')
  .description('what changed from one contract to another, and which of it touches calls the platform makes')
  .argument('<a>', 'the older contract: a file, or a version of the sample bank')
  .argument('<b>', 'the newer one')
  .option('--run <id>', 'the run whose calls count (default: the newest that called the bank)')
  .option('--reports <folder>', 'where runs are kept (default: reports/ in the project)')
  .option('--all', 'tell every difference, in what the platform does not call too')
  .option('--json', 'print the differences as JSON')
  .addHelpText(
    'after',
    '\nExit codes: 0 nothing breaks what the platform calls, 1 something does, 2 wrong usage, 3 no run tells what it calls.' +
      '\n\nExamples:\n  rehearse bank diff 2026-03 2026-09\n  rehearse bank diff bank-v1.yaml bank-v2.yaml --run latest --all',
  )
  .action(async (a, b, options) =>
    finish((await import('./commands/bank-diff.ts')).bankDiff(project(), a, b, options)),
  );

bankCommand
  .command('drift')
  .description('the live sandbox beside the mock on recorded calls, judged by the contract')
  .requiredOption('--against <url>', 'where the live bank’s API begins', httpAddress)
  .option('--contract <file>', 'the contract to judge by')
  .option('--version <version>', 'the version of the sample bank to judge by (default: the one the run spoke last)')
  .option('--run <id>', 'the run whose calls are made (default: the newest that kept any)')
  .option('--reports <folder>', 'where runs are kept (default: reports/ in the project)')
  .option('--env <name>', 'the environment whose credential for the bank is used')
  .option('--allow <methods>', 'methods that may be used besides GET and HEAD, such as POST,PUT', httpMethods)
  .option('--json', 'print the findings as JSON')
  .addHelpText(
    'after',
    '\nThe variable BANK_AUTHORIZATION, a whole Authorization header, is sent instead of an environment’s credential.' +
      '\n\nExit codes: 0 nothing against the contract, 1 violations, 2 wrong usage, 3 nothing could be compared.' +
      '\n\nExamples:\n  rehearse bank drift --against https://sandbox.bank.example --env staging' +
      '\n  rehearse bank drift --against https://sandbox.bank.example --contract bank.yaml --allow POST',
  )
  .action(async (options) => finish((await import('./commands/bank-drift.ts')).bankDrift(project(), options)));

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
