import type { Command } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_ARE } from '../option-texts.ts';
import { anyPort } from '../options.ts';

/** Declares `rehearse report`. */
export function declareReport(program: Command, { project, finish }: Carrying): void {
  program
    .command('report')
    .description('render a run again from what it recorded, or serve the runs of all environments')
    .argument('[run]', 'the run’s id, latest, or last-go (default: latest; for --understudy last-go)')
    .option('--open', 'open it in the browser')
    .option('--serve', 'serve all runs to this machine, with search and two side by side, until Ctrl-C')
    .option('--port <number>', 'where to serve them (default: a free one)', anyPort)
    .option('--allure', 'make Allure’s own report of it too, which loads nothing from outside')
    .option('--understudy <file>', 'make of it a show in one offline file, for when the live demo fails')
    .option('--single-file <file>', 'make its page as one file with the pictures in it, to be sent')
    .option('--env <name>', 'whose run it is to be (default: of any; last-go of the newest run’s)')
    .option('--json', 'print where it is as JSON')
    .option('--reports <folder>', WHERE_RUNS_ARE)
    .addHelpText(
      'after',
      '\nExamples:\n  rehearse report --open\n  rehearse report 2026-11-21T093000-4f1c\n  rehearse report --serve --open' +
        '\n  rehearse report --understudy understudy.html\n  rehearse report --single-file report.html latest',
    )
    .action(async (run, options) => finish((await import('../commands/report.ts')).report(project(), run, options)));
}
