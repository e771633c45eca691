import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readinessSchema } from '../../model/finding.ts';
import { median, spread } from '../statistics.ts';
import { measure } from './measure.ts';
import { writeProject } from './project.ts';

// Measures the whole command `rehearse check` on services of another process that answer each question after 50 ms:
// five checks for each service, so 100 of 20 services and 1,000 of 200, beside a service alone, whose questions wait for
// each other as those of every other do (the slowest chain), and beside a process that has loaded the same and does nothing.
// Usage: node bench/check/check.ts [--rounds 9]

const project = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);
const KINDS = 'reachable,ready,identity,version,configuration';
const SERVICES = { one: 1, twenty: 20, 'two-hundred': 200 };
const MOST = Math.max(...Object.values(SERVICES));

const scratch = mkdtempSync(join(tmpdir(), 'rehearse-check-'));
const standIns = spawn(process.execPath, [join(import.meta.dirname, 'stand-ins.ts'), String(MOST)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = await once(standIns.stdout, 'data');
  const ports = z.array(z.int()).parse(JSON.parse(String(line)));
  writeProject(
    scratch,
    Object.fromEntries(Object.entries(SERVICES).map(([name, count]) => [name, ports.slice(0, count)])),
  );

  const idles: number[] = [];
  const firsts: number[] = [];
  const found = new Map(Object.keys(SERVICES).map((name) => [name, emptySeries()]));
  for (let round = -1; round < rounds; round += 1) {
    // The first round fills the caches and is not counted.
    const idle = await measure([join(import.meta.dirname, 'idle.mjs')], project);
    const told = await measure(checkOf('twenty'), scratch);
    if (round >= 0) {
      idles.push(idle.peakMb);
      firsts.push(told.firstMs);
    }
    for (const [name, series] of found) {
      const measured = await measure([...checkOf(name), '--json'], scratch);
      const { durationMs, findings } = readinessSchema.parse(JSON.parse(measured.output));
      if (round < 0) continue;
      series.checks = findings.length;
      series.askedMs.push(durationMs);
      series.wholeMs.push(measured.wholeMs);
      series.peakMb.push(measured.peakMb);
    }
  }
  print(found, idles, firsts);
} finally {
  standIns.kill();
  rmSync(scratch, { recursive: true, force: true });
}

interface Series {
  checks: number;
  /** From the first question to the last answer. */
  askedMs: number[];
  /** The whole command. */
  wholeMs: number[];
  peakMb: number[];
}

function emptySeries(): Series {
  return { checks: 0, askedMs: [], wholeMs: [], peakMb: [] };
}

function checkOf(environment: string): string[] {
  return [join(project, 'cli/rehearse.mjs'), 'check', '--env', environment, '--only', KINDS];
}

function print(found: ReadonlyMap<string, Series>, idles: readonly number[], firsts: readonly number[]): void {
  console.log(`${idles.length} rounds`);
  const idle = median(idles);
  const alone = median(found.get('one')?.askedMs ?? []);
  for (const { checks, askedMs, wholeMs, peakMb } of found.values()) {
    console.log(`${checks} checks`);
    console.log(`  asked and answered, ms   ${spread(askedMs, 0)}`);
    console.log(`  to the slowest chain     ${(median(askedMs) / alone).toFixed(2)}`);
    console.log(`  per check, ms            ${(median(askedMs) / checks).toFixed(2)}`);
    console.log(`  whole command, ms        ${spread(wholeMs, 0)}`);
    console.log(`  memory above idle, MB    ${(median(peakMb) - idle).toFixed(1)}   (idle ${idle.toFixed(1)})`);
  }
  console.log('100 checks: less than 1.50 times the slowest chain and less than 60 MB above idle are asked for');
  console.log(`From command to first finding, ms   ${spread(firsts, 0)}   (less than 400 is asked for)`);
}
