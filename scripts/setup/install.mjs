import { runNpm } from './npm.mjs';
import { PROJECT } from './places.mjs';
import { addToInstallRecord, installStamp } from './records.mjs';
import { CannotSetUp, tell } from './tell.mjs';

const LINES_SHOWN = 6;

/** Installs what the lock file names, development and optional packages included whatever the machine's settings. */
export async function installDependencies() {
  await tell('installing the dependencies (npm ci)', async () => {
    const { code, output } = await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
      cwd: PROJECT,
    });
    if (code !== 0) {
      throw new CannotSetUp(
        'The dependencies could not be installed',
        npmErrors(output) || 'npm ci said nothing for too long, or could not be started',
        'see that the package registry can be reached and the folder is writable, then try again',
      );
    }
    addToInstallRecord({ stamp: installStamp() });
  });
}

/** What npm says is wrong; its first lines say it, what follows is its manual. */
function npmErrors(output) {
  const lines = output
    .split('\n')
    .flatMap((line) => /^npm (?:error|ERR!) (?!code |syscall |errno )(.+)/.exec(line)?.[1] ?? []);
  return lines.slice(0, LINES_SHOWN).join('\n       ');
}
