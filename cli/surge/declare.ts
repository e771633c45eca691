import { type Command, InvalidArgumentError } from 'commander';
import type { Carrying } from '../declare.ts';
import { WHERE_RUNS_ARE } from '../option-texts.ts';
import { names, scenarioPattern, seedNumber, timeSpan } from '../options.ts';

const MOST_BROWSERS = 8;
const MOST_USERS = 100_000;

/** Declares `rehearse surge`. */
export function declareSurge(program: Command, { project, finish }: Carrying): void {
  program
    .command('surge')
    .description('replay what a scenario asked of the platform as many users: how many does it stay fit to show for?')
    .option('--env <name>', 'the environment to bring them to', 'local')
    .option(
      '--users <number>',
      'how many at most, all at once (default: 100, or as many as the environment allows)',
      userCount,
    )
    .option('--over <duration>', 'how long the way there takes, in up to eight levels (default: 2m)', timeSpan)
    .option('--hold <duration>', 'how much longer the last level is held', timeSpan)
    .option('--run <run>', 'the run whose recording is replayed (default: the newest whose scenario passed)')
    .option(
      '--scenario <pattern>',
      'its scenario, by a regular expression (default: the first that passed)',
      scenarioPattern,
    )
    .option('--pause <duration>', 'the least pause of a user between two steps (default: 2s)', pauseLength)
    .option('--pace <number>', 'what recorded pauses are multiplied with (default: 1)', paceNumber)
    .option(
      '--budget <duration>',
      'the longest that 95 of 100 users may wait in any step (default: each step’s own)',
      timeSpan,
    )
    .option('--errors <percent>', 'how many of 100 users may fail in a step (default: 1%)', percentage)
    .option('--stop-at <times>', 'end at once when a step takes so many times its budget (default: 5)', timesNumber)
    .option('--browsers <number>', 'browsers that play the scenario itself meanwhile (default: 1)', browserCount)
    .option('--assets', 'replay style sheets, scripts and pictures too')
    .option('--same <names>', 'values that all users send as recorded, such as registrationNumber', names)
    .option('--vary <names>', 'values that each user gets anew, besides those that look so', names)
    .option(
      '--write-script <file>',
      'write it as a script of Artillery’s with its functions beside it, and bring nobody',
    )
    .option('--incident <id>', 'put the sample platform into a failure first (local only)')
    .option('--seed <number>', 'make values of users up from this number, to repeat a surge', seedNumber)
    .option('--reports <folder>', WHERE_RUNS_ARE)
    .option('--json', 'print what it came to as JSON')
    .addHelpText(
      'after',
      '\nOne user tries first. Then more and more come, level by level, and the answer is the first level at which a step' +
        '\ntakes longer than its budget, or fails; with the request that did, whose it is, and how busy the load engine was.' +
        '\n\nExit codes: 0 fit for all the users that were tried, 1 not, 2 wrong usage or configuration, 3 inconclusive,' +
        '\n130 interrupted.' +
        '\n\nExamples:\n  rehearse surge --users 200 --over 2m\n  rehearse surge --env staging --run last-go --scenario payment' +
        ' --budget 1s\n  rehearse surge --write-script surge.json',
    )
    .action(async (options) => finish((await import('../commands/surge.ts')).surge(project(), options)));
}

function whole(text: string, least: number, most: number, what: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text.trim()) || number < least || number > most)
    throw new InvalidArgumentError(`It is no number of ${what}: give a whole number from ${least} to ${most}.`);
  return number;
}

function userCount(text: string): number {
  return whole(text, 1, MOST_USERS, 'users');
}

function browserCount(text: string): number {
  return whole(text, 0, MOST_BROWSERS, 'browsers');
}

function pauseLength(text: string): number {
  return text.trim() === '0' || text.trim() === '0s' ? 0 : timeSpan(text);
}

function paceNumber(text: string): number {
  return positive(text, 'It is no pace: give a number from 0, such as 0.5.', 0);
}

function timesNumber(text: string): number {
  return positive(text, 'It is no number of times: give a number above 1, such as 5.', 1.1);
}

/** From 0 to 1. */
function percentage(text: string): number {
  const [, digits] = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text.trim()) ?? [];
  const percent = Number(digits ?? Number.NaN);
  if (!(percent >= 0 && percent < 100)) throw new InvalidArgumentError('It is no percentage: write it as 1%.');
  return percent / 100;
}

function positive(text: string, otherwise: string, least: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number < 1000)) throw new InvalidArgumentError(otherwise);
  return number;
}
