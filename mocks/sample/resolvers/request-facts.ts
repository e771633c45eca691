import type { OperationResolver } from '../../bank-model.ts';
import { correlationOf } from '../../correlation.ts';
import { runOf } from '../../runs/run-key.ts';

/** The run a request belongs to. */
export function runOfRequest(request: Request): string | null {
  return runOf(correlationOf(request.headers));
}

/** The id in the path of a call that is about one resource. */
export function resourceIn(parameters: Parameters<OperationResolver>[0]['params']): string {
  const [id] = Object.values(parameters);
  return typeof id === 'string' ? id : '';
}
