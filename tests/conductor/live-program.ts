/** Tells a short run as the conductor does, for a test that watches the terminal; waits for Ctrl-C where it is told to. */
import { listenForInterruption } from '../../cli/conductor/interruption.ts';
import { RunProgress } from '../../cli/conductor/run-progress.ts';
import { printResult, say } from '../../cli/output.ts';
import { isoTime } from '../../support/clock.ts';

const [, , until] = process.argv;
const at = isoTime(Date.now());
const pay = { at, scenario: 'pay', attempt: 1 };
const durations = { whole: 60_000, readiness: 500, journey: 40_000, scenarios: { pay: 40_000 }, steps: {} };

using interruption = listenForInterruption();
using progress = new RunProgress(false);
say('Rehearsing on local');
await progress.show([{ counts: true, outcome: 'go', durations }]);
progress.tell({ kind: 'stage-begun', at, stage: 'scenarios' });
progress.tell({ kind: 'scenario-begun', ...pay, title: 'A payment with a title that is longer than the terminal' });
progress.tell({ kind: 'step-begun', ...pay, step: 'The customer pays' });
progress.tell({ kind: 'step-ended', ...pay, step: 'The customer pays', status: 'passed', durationMs: 1200 });
progress.tell({ kind: 'step-begun', ...pay, step: 'The receipt shows' });
if (until === 'interrupted') {
  const forever = setInterval(() => {}, 60_000);
  await new Promise((resolve) => interruption.signal.addEventListener('abort', resolve));
  clearInterval(forever);
}
progress[Symbol.dispose]();
printResult(until === 'interrupted' ? 'INCONCLUSIVE' : 'GO');
