import { join, resolve } from 'node:path';
import { openEnvironment } from '../../environments/load.ts';
import { namesRead } from '../../environments/names-read.ts';
import { systemClock } from '../../support/clock.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult, say } from '../output.ts';
import type { Engine } from '../schedule/engine-names.ts';
import { filesOf } from '../schedule/engines.ts';
import { thisMachine } from '../schedule/one-machine/machine.ts';
import { projectFacts } from '../schedule/project-facts.ts';
import type { ScheduleFile } from '../schedule/schedule.ts';
import { type WishOptions, wishOf } from '../schedule/wish-of.ts';
import { writeFiles } from '../schedule/write-files.ts';

/** What `rehearse schedule` was given. */
export interface ScheduleOptions extends WishOptions {
  /** The folder to write into; `true` for where the engine looks for it. */
  write?: string | true;
  force?: boolean;
  json?: boolean;
}

/** Prints or writes a schedule by which an engine rehearses every night. Exit code 0. */
export async function schedule(project: string, engine: Engine, options: ScheduleOptions): Promise<number> {
  const wish = wishOf(options);
  const names = await namesOfAll(project, wish.environments);
  const facts = projectFacts(project, names);
  const files = filesOf(engine, { ...wish, project: facts }, systemClock.now(), thisMachine());
  if (options.write !== undefined) {
    const folder = options.write === true ? facts.repository : resolve(options.write);
    const written = writeFiles(folder, files, options.force ?? false);
    if (options.json) printResult(JSON.stringify(written, null, 2));
    else for (const path of written) say(`Written: ${path}`);
  } else if (options.json) {
    printResult(JSON.stringify(files, null, 2));
  } else {
    printResult(
      files
        .map((file) => shown(file, files.length > 1))
        .join('\n')
        .trimEnd(),
    );
    for (const { path } of files) say(`It belongs in ${join(engineFolder(engine), path)}; --write puts it there.`);
  }
  return EXIT.go;
}

/** What the environments read, together; those that are staged are given theirs by the stage. */
async function namesOfAll(project: string, environments: readonly string[]) {
  const variables = new Set<string>();
  const secrets = new Set<string>();
  for (const environment of environments) {
    const source = await openEnvironment(project, environment);
    if (source.staged) continue;
    const read = await namesRead(project, environment);
    for (const name of read.variables) variables.add(name);
    for (const name of read.secrets) secrets.add(name);
  }
  return { variables: [...variables].sort(), secrets: [...secrets].sort() };
}

/** Where an engine looks for its files, from the repository on; empty where it is the repository itself. */
function engineFolder(engine: Engine): string {
  return engine === 'systemd' ? '/etc/systemd/system' : '';
}

function shown({ path, text }: ScheduleFile, oneOfSeveral: boolean): string {
  return oneOfSeveral ? `#### ${path}\n${text}` : text;
}
