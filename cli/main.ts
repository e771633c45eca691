import { enableCompileCache } from 'node:module';
import { COMPILE_CACHE } from './project.ts';

// Before anything else is loaded: what is loaded earlier is stripped of its types anew at each start.
enableCompileCache(COMPILE_CACHE);
const [{ carryOutCommand }, { EXIT }, { endQuietlyWithoutReader, say }, { reportProblem }] = await Promise.all([
  import('./program.ts'),
  import('./exit-codes.ts'),
  import('./output.ts'),
  import('./report-problem.ts'),
]);
endQuietlyWithoutReader();
// Whatever nobody caught is a defect, never a no-go; the watchdog cleans up.
process.on('uncaughtException', (error) => process.exit(reportProblem(error)));
process.on('exit', notDone);
await carryOutCommand();
process.off('exit', notDone);

/** What a project loads (its rules, its environments) may end the process: nothing was found good by that. */
function notDone(code: number): void {
  if (code !== EXIT.go) return;
  say('rehearse was ended before it was done: something that the project loads calls process.exit');
  process.exitCode = EXIT.inconclusive;
}
