import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stagePlatform } from '../../platform/stage/stage.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { median, spread } from '../statistics.ts';
import { type Timed, timeCommand } from '../time-command.ts';
import { type Costs, costsOf } from './costs.ts';

// Times the whole command `rehearse run` beside bare Playwright with the same four journeys, against the same staged
// platform, alternating, once with pictures and traces off in both and once with them on in both.
// Usage: node bench/overhead/overhead.ts [--pairs 7]

const project = resolve(import.meta.dirname, '../..');
const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js');
const { values } = parseArgs({ options: { pairs: { type: 'string', default: '7' } } });
const pairs = Number(values.pairs);

const supervisor = await openSupervisor();
const scratch = mkdtempSync(join(tmpdir(), 'rehearse-overhead-'));
supervisor.claimFolder(scratch);
try {
  const { variables } = await stagePlatform({
    ports: 'any',
    environmentName: 'development',
    supervisor,
    say: () => {},
  });
  const env = { ...process.env, ...variables };

  const harness = async (extras: 'on' | 'off'): Promise<{ timed: Timed; costs: Costs }> => {
    const reports = join(scratch, `reports-${extras}`);
    const off = extras === 'off' ? ['--no-pictures', '--no-traces'] : [];
    const args = [join(project, 'cli/main.ts'), 'run', '--env', 'development', '--reports', reports, ...off];
    const timed = await timeCommand(args, { cwd: project, env });
    assertPassed('rehearse run', timed);
    return { timed, costs: await costsOf(reports, timed) };
  };
  const bare = async (extras: 'on' | 'off'): Promise<Timed> => {
    const args = [playwright, 'test', '--config', join(import.meta.dirname, 'bare.config.ts')];
    const output = join(scratch, 'bare');
    const timed = await timeCommand(args, { cwd: project, env: { ...env, BARE_EXTRAS: extras, BARE_OUTPUT: output } });
    assertPassed('bare Playwright', timed);
    return timed;
  };

  for (const extras of ['off', 'on'] as const) {
    await bare(extras);
    await harness(extras);
    const bareTimes: number[] = [];
    const harnessTimes: number[] = [];
    const costs: Costs[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const alone = await bare(extras);
      const whole = await harness(extras);
      bareTimes.push(alone.tookMs);
      harnessTimes.push(whole.timed.tookMs);
      costs.push(whole.costs);
    }
    print(extras, bareTimes, harnessTimes, costs);
  }
} finally {
  await supervisor.close();
  rmSync(scratch, { recursive: true, force: true });
}

function assertPassed(what: string, { exitCode, output }: Timed): void {
  if (exitCode !== 0) throw new Error(`${what} ended with ${exitCode}, so its time says nothing:\n${output}`);
}

function print(extras: 'on' | 'off', bareTimes: number[], harnessTimes: number[], costs: Costs[]): void {
  const ratios = harnessTimes.map((time, pair) => time / (bareTimes[pair] ?? Number.NaN));
  const limit = extras === 'off' ? 1.1 : 1.3;
  console.log(`Pictures and traces ${extras} in both, ${bareTimes.length} pairs, whole commands`);
  console.log(`  bare Playwright, ms   ${spread(bareTimes, 0)}`);
  console.log(`  rehearse run, ms      ${spread(harnessTimes, 0)}`);
  console.log(`  ratio, pair by pair   ${spread(ratios, 3)}   (at most ${limit.toFixed(2)} is asked for)`);
  console.log(`  ratio of the medians  ${(median(harnessTimes) / median(bareTimes)).toFixed(3)}`);
  console.log('  what each part of rehearse run takes, median ms:');
  const [first] = costs;
  for (const part of Object.keys(first ?? {})) {
    const parts = costs.flatMap((cost) => Object.entries(cost).filter(([name]) => name === part));
    console.log(`    ${part.padEnd(22)}${median(parts.map(([, milliseconds]) => milliseconds)).toFixed(0)}`);
  }
}
