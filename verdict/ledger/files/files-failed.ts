import { errorCode } from '../../../support/error-code.ts';
import { Problem } from '../../../support/problem.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EROFS: 'it can only be read',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  ENOTDIR: 'where its folder should be is a file',
  EEXIST: 'where its folder should be is a file',
};

/** A failure with a ledger's files in our own words. */
export function filesFailed(place: string, verb: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = errorCode(error);
  const why = WHY[code ?? ''] ?? (code === undefined ? 'something failed' : `the system says ${code}`);
  return new Problem(`the ledger ${place} cannot be ${verb}`, why, 'mend the folder, or keep the ledger elsewhere', {
    cause: code === undefined ? error : undefined,
  });
}
