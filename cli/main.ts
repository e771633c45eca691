import { enableCompileCache } from 'node:module';
import { COMPILE_CACHE } from './project.ts';

// Before anything else is loaded: what is loaded earlier is stripped of its types anew at each start.
enableCompileCache(COMPILE_CACHE);
const [{ carryOutCommand }, { endQuietlyWithoutReader }, { reportProblem }] = await Promise.all([
  import('./program.ts'),
  import('./output.ts'),
  import('./report-problem.ts'),
]);
endQuietlyWithoutReader();
// Whatever nobody caught is a defect, never a no-go; the watchdog cleans up.
process.on('uncaughtException', (error) => process.exit(reportProblem(error)));
await carryOutCommand();
