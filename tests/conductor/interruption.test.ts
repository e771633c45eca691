import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlessInterrupted } from '../../cli/conductor/interruption.ts';

test('what was interrupted before it was waited for is no defect of its own', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on('unhandledRejection', hear);
  const interrupted = new Error('interrupted by SIGINT');
  await assert.rejects(unlessInterrupted(Promise.reject(interrupted), AbortSignal.abort(interrupted)), interrupted);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', hear);
  assert.deepEqual(unheard, []);
});
