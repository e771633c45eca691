import { type Command, Option } from 'commander';
import { STAGED_IN } from '../../model/stage-places.ts';
import type { Carrying } from '../declare.ts';
import { firstPort } from '../options.ts';
import { assertSampleIsHere } from '../sample/sample-platform.ts';

/** Declares `rehearse stage` and `rehearse stage deploy`. */
export function declareStage(program: Command, { project, finish }: Carrying): void {
  const stageCommand = program
    .command('stage')
    .description('start the sample platform and leave it running until Ctrl-C')
    .option('--port <number>', 'the first of the ports it listens on', firstPort, 4100)
    .addOption(
      new Option('--in <what>', 'run each part in a process of this machine, or in a container')
        .choices(STAGED_IN)
        .default('processes'),
    )
    .option('--incident <id>', 'put it into a failure')
    .option('--callbacks', 'let the bank call the sample platform back; it polls only for what that misses')
    .option('--json', 'print the addresses as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rehearse stage\n  rehearse stage --port 5100 --incident missing-credential\n  rehearse stage --in containers',
    )
    .action(async (options) => {
      assertSampleIsHere('rehearse stage');
      await finish((await import('../commands/stage.ts')).stage(project(), options));
    });

  stageCommand
    .command('deploy')
    .description('deploy onto the sample platform that rehearse stage left running: other versions, settings, flags')
    .argument('[parts...]', 'portal, onboarding, payments, status-poller, edge or bank; restarted where they are')
    .option('--commit <commit>', 'the commit they run: an id, or a name in the staged repository such as main~1')
    .option('--new-commit <subject>', 'make a further commit in the staged repository, and run that')
    .option('--build <name>', 'the build they say they are')
    .option(
      '--set <KEY=VALUE>',
      'give them a setting; KEY alone takes the value of this process’s own variable, which no list of processes shows; can be repeated',
      asGiven,
    )
    .option('--unset <KEY...>', 'take a setting from them')
    .option(
      '--restore <KEY[=FINGERPRINT]>',
      'give them the value they were staged with, or the one of that fingerprint which they had since; can be repeated',
      asGiven,
    )
    .option('--flag <name=on|off>', 'switch a flag on or off; can be repeated', asGiven)
    .option('--json', 'print what was deployed as JSON, without values')
    .addHelpText(
      'after',
      '\nA part that refuses its new configuration is down then, as on a real platform. No value is printed or logged.' +
        '\n\nExit codes: 0 deployed and running, 1 a part is down now, 2 wrong usage, or nothing is staged, 130 interrupted.' +
        '\n\nExamples:\n  rehearse stage deploy payments --new-commit "Change tenants" --set TENANT_ID=6d0c3f1e-0000-4000-8000-000000000000' +
        '\n  rehearse stage deploy payments --commit main~1 --restore TENANT_ID' +
        '\n  rehearse stage deploy status-poller --set POLL_SCHEDULE="0 * * * * *"' +
        '\n  rehearse stage deploy bank --set BANK_VERSION=2026-09' +
        '\n  rehearse stage deploy --flag instant-payments=off',
    )
    .action(async (parts, options) => {
      assertSampleIsHere('rehearse stage deploy');
      await finish((await import('../commands/stage-deploy.ts')).stageDeploy(project(), parts, options));
    });
}

/** An option that can be repeated, each as it was written. */
function asGiven(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
