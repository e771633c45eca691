import { type Command, Option } from 'commander';
import type { Carrying } from '../declare.ts';
import { clusterName, entranceAddress, environmentName, someText, workingHours } from './options.ts';

/** Declares `rehearse init`. */
export function declareInit(program: Command, { finish }: Pick<Carrying, 'finish'>): void {
  program
    .command('init')
    .description('begin in your own repository: writes what it can tell of your platform, and overwrites nothing')
    .option(
      '--env <name>',
      'what the environment is called (default: local, or staging where only a cluster is found)',
      environmentName,
    )
    .option('--in <folder>', 'the folder of the project, in a repository of several', '.')
    .option('--compose <file>', 'the Compose file that is meant, where there are several')
    .option('--entrance <service>', 'the service whose pages the audience sees')
    .option('--url <address>', 'where the entrance is', entranceAddress)
    .option('--context <name>', 'the context of kubectl that the cluster is asked through', clusterName)
    .option('--namespace <name>', 'the namespace in it', clusterName)
    .option('--team <name>', 'the team that can mend it', someText)
    .option('--contact <text>', 'how it is reached: a channel, an address', someText)
    .option('--time-zone <name>', 'where it works (default: that of this machine)')
    .option('--hours <hours>', 'when it works, such as 09:00-17:30', workingHours)
    .addOption(
      new Option('--ci <host>', 'write a workflow for it (default: by what is found)').choices([
        'github',
        'gitlab',
        'none',
      ]),
    )
    .option('--yes', 'ask nothing; nothing is asked either where this is no terminal, or CI is set')
    .option('--dry-run', 'write nothing, and show all that would be written')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      '\nRead are Compose files, Kubernetes manifests, .env files (names only), workflows of GitHub and GitLab, OpenAPI documents,' +
        '\npackage.json files, crontabs, CODEOWNERS and git. Nothing is started, and nothing is asked over a network.' +
        '\n\nExit codes: 0 written, or nothing left to write, 2 wrong usage, 130 interrupted.' +
        '\n\nExamples:\n  rehearse init\n  rehearse init --yes --dry-run' +
        '\n  rehearse init --env staging --url https://staging.shop.example --team "Shop team"' +
        '\n  rehearse init --in packages/shop --ci none --yes',
    )
    .action(async (options) => finish((await import('../commands/init.ts')).init(options)));
}
