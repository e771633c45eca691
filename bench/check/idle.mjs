import { enableCompileCache } from 'node:module';
import { COMPILE_CACHE } from '../../cli/project.ts';

// The idle process that the command's memory is compared with: has loaded all that a check loads, and does nothing.
enableCompileCache(COMPILE_CACHE);
await import('commander');
await import('../../cli/check/help.ts');
await import('../../cli/commands/check.ts');
await import('../../readiness/sources/operations.ts');
