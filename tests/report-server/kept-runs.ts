import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry } from '../../model/journal.ts';
import type { Run } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { renderRun } from '../../reports/render-run.ts';
import { pngOf } from '../reports/png.ts';
import { sampleReadiness, sampleRun, samples } from '../reports/samples.ts';

/** Keeps a run under a reports folder as a conductor leaves it, without its page; resolves with its folder. */
export function keepRun(reports: string, changes: Partial<Run>, verdict: Verdict | null, tookMs = 1000): string {
  const run = sampleRun(changes);
  const folder = join(reports, 'runs', run.id);
  // In one go, as a reader may meet it at any time.
  const unfinished = join(reports, `${run.id}.unfinished`);
  mkdirSync(join(unfinished, 'attachments'), { recursive: true });
  mkdirSync(join(reports, 'runs'), { recursive: true });
  const write = (name: string, content: unknown) => writeFileSync(join(unfinished, name), JSON.stringify(content));
  write('run.json', run);
  write('environment.json', samples.go.environment);
  write('readiness.json', sampleReadiness());
  if (verdict !== null) write('verdict.json', { ...verdict, run: run.id, environment: run.environment });
  writeFileSync(
    join(unfinished, 'journal.jsonl'),
    journal(tookMs)
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
  );
  writeFileSync(join(unfinished, 'attachments/pay.png'), pngOf(64, 40, [30, 90, 160]));
  renameSync(unfinished, folder);
  return folder;
}

function journal(tookMs: number): JournalEntry[] {
  const at = '2026-11-20T09:30:00.000Z';
  const pay = { scenario: 'pay', attempt: 1 };
  const picture = { path: 'attachments/pay.png', moment: 'end' as const, outline: null, masked: 0 };
  return [
    { kind: 'scenario-begun', at, ...pay, title: 'Zoë pays' },
    { kind: 'step-begun', at, ...pay, step: 'Pay' },
    { kind: 'screenshot', at, ...pay, step: 'Pay', ...picture },
    { kind: 'step-ended', at, ...pay, step: 'Pay', status: 'passed', durationMs: tookMs },
    { kind: 'scenario-ended', at, ...pay, status: 'passed', durationMs: tookMs },
    { kind: 'playing-ended', at },
  ];
}

/** What readers of a folder of runs meet: several environments, an exercise, hostile texts, and what is no run. */
export async function keepManyRuns(reports: string, hostile: string): Promise<void> {
  const go = samples.go.verdict;
  const noGo = samples.noGo.verdict;
  if (go === null || noGo === null) throw new Error('the samples have verdicts');
  const on = (day: string, changes: Partial<Run> = {}) => {
    const startedAt = `${day}T09:30:00.000Z`;
    return { id: `${day}T093000-aaaa`, startedAt, endedAt: `${day}T09:31:00.000Z`, ...changes };
  };
  await renderRun(keepRun(reports, on('2026-11-18'), go));
  await renderRun(keepRun(reports, on('2026-11-19'), noGo, 4000));
  keepRun(reports, on('2026-11-17', { environment: 'uat', incident: 'job-absent' }), go);
  keepRun(
    reports,
    { ...on('2026-11-16', { environment: hostile, state: 'failed', reason: hostile }), git: null },
    null,
  );
  for (let number = 10; number < 70; number += 1) {
    keepRun(reports, on('2026-10-01', { id: `2026-10-01T0930${number}-bbbb`, environment: 'nightly' }), go);
  }
  mkdirSync(join(reports, 'runs/half-written'));
  writeFileSync(join(reports, 'runs/half-written/run.json'), '{"id": "half');
  mkdirSync(join(reports, 'runs/<img src=x onerror=alert(1)>'));
  writeFileSync(join(reports, 'secret.txt'), 'not for anybody');
  symlinkSync(join(reports, 'secret.txt'), join(reports, 'runs/2026-11-18T093000-aaaa/link.txt'));
  symlinkSync(reports, join(reports, 'runs/2026-11-18T093000-aaaa/up'));
  symlinkSync(reports, join(reports, 'runs/linked'));
  writeFileSync(
    join(reports, 'runs/2026-11-18T093000-aaaa/attachments/page.html'),
    '<script>document.title = "owned"</script><p>kept from the bank</p>',
  );
}
