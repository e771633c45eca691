import { Argument, type Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { names } from '../options.ts';
import { ENGINES } from './engine-names.ts';

/** Declares `rehearse schedule`. */
export function declareSchedule(program: Command, { project, finish }: Carrying): void {
  program
    .command('schedule')
    .description('print or write what rehearses every night, and on demand before a demo')
    .addArgument(new Argument('<engine>', 'what is to start it').choices(ENGINES))
    .requiredOption('--env <names>', 'the environments to rehearse on, with commas between them', names)
    .option('--at <time>', 'when, as hours and minutes on the clock of the zone', '03:17')
    .option('--time-zone <name>', 'the zone, such as Europe/Berlin', 'UTC')
    .option('--shards <number>', 'play it on so many machines', Number, 1)
    .option('--publish', 'put the newest report on the pages of GitHub or GitLab')
    .option('--image <name>', 'the image with the project in it (kubernetes)')
    .option('--write [folder]', 'write it: where it is looked for in the repository, or into this folder')
    .option('--force', 'write over what is there')
    .option('--json', 'print paths and texts as JSON')
    .addHelpText(
      'after',
      '\nNothing is written over without --force. What the definition reads is named in the schedule, never what it holds.' +
        '\n\nExamples:\n  rehearse schedule github --env staging --at 03:17 --time-zone Europe/Berlin --write' +
        '\n  rehearse schedule gitlab --env staging,uat --shards 4 --publish' +
        '\n  rehearse schedule kubernetes --env staging --image registry.example/shop-rehearsal:1.4 | kubectl apply -f -' +
        '\n  rehearse schedule systemd --env staging --write units\n  rehearse schedule crontab --env staging',
    )
    .action(async (engine, options) =>
      finish((await import('../commands/schedule.ts')).schedule(project(), engine, options)),
    );
}
