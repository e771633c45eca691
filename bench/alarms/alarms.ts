/**
 * Stages the sample platform soundly and checks it, again and again, and counts the alarms: findings that are no pass.
 * There should be none. `node bench/alarms/alarms.ts [runs]`, 50 unless given; every other one with callbacks.
 * Exit code 1 when there was an alarm.
 */
import { join } from 'node:path';
import { readinessSchema } from '../../model/finding.ts';
import { spread } from '../statistics.ts';
import { timeCommand } from '../time-command.ts';

const PROJECT = join(import.meta.dirname, '../..');
const runs = Number(process.argv[2] ?? 50);

const seconds: number[] = [];
const alarms: string[] = [];
let asked = 0;
for (let run = 1; run <= runs; run += 1) {
  const callbacks = run % 2 === 0 ? ['--callbacks'] : [];
  const options = { cwd: PROJECT, env: { ...process.env, NO_COLOR: '1' } };
  const { tookMs, exitCode, output } = await timeCommand(['cli/main.ts', 'check', '--json', ...callbacks], options);
  seconds.push(tookMs / 1000);
  const findings = findingsIn(output);
  asked += findings.length;
  const wrong = findings.filter(({ status }) => status !== 'pass');
  alarms.push(...wrong.map(({ status, id, observed }) => `run ${run}: ${status} ${id}: ${observed}`));
  if (exitCode !== 0 && wrong.length === 0) alarms.push(`run ${run}: ended with exit code ${exitCode}`);
  process.stderr.write(`\r${run} of ${runs} runs, ${alarms.length} alarms`);
}
process.stderr.write('\n');
for (const alarm of alarms) console.log(alarm);
console.log(`${runs} clean runs asked ${asked} questions and gave ${alarms.length} alarms`);
console.log(`a run takes, in seconds: ${spread(seconds, 1)}`);
if (alarms.length > 0) process.exitCode = 1;

/** What a command printed as JSON, after whatever it said besides. */
function findingsIn(output: string) {
  const begun = output.indexOf('{\n');
  const ended = output.lastIndexOf('\n}');
  if (begun < 0 || ended < begun) return [];
  return readinessSchema.parse(JSON.parse(output.slice(begun, ended + 2))).findings;
}
