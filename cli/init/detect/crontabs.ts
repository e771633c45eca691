import { parseCrontab } from '../../../readiness/sources/crontab/parse-crontab.ts';
import type { CrontabFact } from '../facts.ts';
import type { Detector, RepositoryFile } from './detector.ts';
import { isSchedule } from './schedule.ts';

const OWN = /(?:^|\/)(?:crontab|[\w-]+\.(?:crontab|cron)|crontab\.[\w-]+)$/;
const SYSTEM = /(?:^|\/)(?:cron\.d\/[\w.-]+|etc\/crontab)$/;
/** Programs that only start another one, and words that are no name of a job. */
const STARTERS =
  /^(?:sudo|nice|ionice|env|time|timeout|flock|chronic|nohup|exec|cd|sh|bash|dash|zsh|node|npx|npm|pnpm|yarn|run|tsx|python\d?|php|ruby|java|docker|compose|kubectl|curl|wget|test|true|\d+\w?|&&|;|-.*|[A-Za-z_]\w*=.*)$/;

/** Whom the lines of a system's crontab are run as, wherever it lies. */
const USERS = /^(?:root|app|node|www-data|nobody|postgres|deploy|ubuntu)\s/;

/** Crontabs: their lines, each with a name made of its command. What only starts at boot has no schedule, and is left out. */
export const crontabs: Detector<CrontabFact> = {
  wants: (path) => OWN.test(path) || SYSTEM.test(path),
  detect(files) {
    const found = files.flatMap(linesOf);
    const wrong = found.filter(({ schedule, timeZone }) => !isSchedule(schedule, timeZone));
    return {
      found: found.filter((line) => !wrong.includes(line)),
      remarks: wrong.map(({ path, name }) => `${path}: the schedule of ${name} is not understood, so it is left out`),
    };
  },
};

function linesOf({ path, text }: RepositoryFile): CrontabFact[] {
  const own = SYSTEM.test(path) ? [] : parseCrontab(text, { system: false });
  const system = own.length === 0 || own.every(({ command }) => USERS.test(command));
  return parseCrontab(text, { system }).flatMap(({ schedule, command, timeZone, enabled }) => {
    const program = programOf(command);
    if (schedule === null || program === undefined) return [];
    return [{ name: nameOf(program), path, schedule, timeZone, command: program, enabled }];
  });
}

/** What a command really runs: the first word that is no starter of others. It is what finds the line again. */
function programOf(command: string): string | undefined {
  const words = command.split(/\s+/).map((word) => word.replace(/^["'(]+|["');]+$/g, ''));
  const after = words.findIndex((word, index) => index > 0 && words[index - 1] === 'cd' && word !== '');
  return words
    .filter((_, index) => index !== after)
    .map((word) => word.split('/').at(-1) ?? '')
    .find((word) => /^[A-Za-z][\w.:-]{1,80}$/.test(word) && !STARTERS.test(word));
}

function nameOf(program: string): string {
  const name = program.replace(/\.\w{1,4}$/, '').replaceAll(':', '-');
  return name === '' ? program : name;
}
