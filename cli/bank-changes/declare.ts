import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_ARE } from '../option-texts.ts';
import { firstPort, httpAddress, httpMethods, seedNumber } from '../options.ts';

/** Declares `rehearse bank` and what it can be asked. */
export function declareBank(program: Command, { project, finish }: Carrying): void {
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
    .action(async (options) => finish((await import('../commands/bank.ts')).bank(options)));

  bankCommand
    .command('diff')
    .description('what changed from one contract to another, and which of it touches calls the platform makes')
    .argument('<a>', 'the older contract: a file, or a version of the sample bank')
    .argument('<b>', 'the newer one')
    .option('--run <id>', 'the run whose calls count (default: the newest that called the bank)')
    .option('--reports <folder>', WHERE_RUNS_ARE)
    .option('--all', 'tell every difference, in what the platform does not call too')
    .option('--json', 'print the differences as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing breaks what the platform calls, 1 something does, 2 wrong usage, 3 no run tells what it calls.' +
        '\n\nExamples:\n  rehearse bank diff 2026-03 2026-09\n  rehearse bank diff bank-v1.yaml bank-v2.yaml --run latest --all',
    )
    .action(async (a, b, options) =>
      finish((await import('../commands/bank-diff.ts')).bankDiff(project(), a, b, options)),
    );

  bankCommand
    .command('drift')
    .description('the live sandbox beside the mock on recorded calls, judged by the contract')
    .requiredOption('--against <url>', 'where the live bank’s API begins', httpAddress)
    .option('--contract <file>', 'the contract to judge by')
    .option('--version <version>', 'the version of the sample bank to judge by (default: the one the run spoke last)')
    .option('--run <id>', 'the run whose calls are made (default: the newest that kept any)')
    .option('--reports <folder>', WHERE_RUNS_ARE)
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
    .action(async (options) => finish((await import('../commands/bank-drift.ts')).bankDrift(project(), options)));
}
