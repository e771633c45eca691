import { keyOf, kindOf, readBuildAsVersion } from '../../model/fact-ids.ts';
import { compareKeyValues, readPrinted } from '../../model/key-value.ts';

/** How two values of one fact stand to each other. */
export type Sameness = 'same' | 'different' | 'untold';

const SHORTEST_COMMIT = 7;
const COMMIT = /^[0-9a-f]+$/i;

/** Whether a fact with this id says the same in both of its values. `untold` where they can't be compared. */
export function sameFact(id: string, was: string, is: string): Sameness {
  if (was === is) return 'same';
  const arePrinted = readPrinted(was) !== undefined && readPrinted(is) !== undefined;
  if (keyOf(id) !== undefined || arePrinted) return compareKeyValues(was, is);
  if (kindOf(id) === 'version') return sameVersion(was, is);
  return kindOf(id) === 'image' ? sameImage(was, is) : 'different';
}

/** Where one side tells an image by its digest and the other by its name alone, nobody knows whether it is the same. */
function sameImage(was: string, is: string): Sameness {
  const [few = [], many = []] = [was.split(' '), is.split(' ')].toSorted((a, b) => a.length - b.length);
  const isDigestMissing = !few.some((name) => name.includes('sha256:')) && few.every((name) => many.includes(name));
  return isDigestMissing ? 'untold' : 'different';
}

/** A commit may be told in full by one source and in short by another; a build says nothing of a commit. */
function sameVersion(was: string, is: string): Sameness {
  if ((readBuildAsVersion(was) === undefined) !== (readBuildAsVersion(is) === undefined)) return 'untold';
  const [short = '', long = ''] = [was, is].toSorted((a, b) => a.length - b.length);
  const isBeginning = short.length >= SHORTEST_COMMIT && COMMIT.test(short) && COMMIT.test(long);
  return isBeginning && long.toLowerCase().startsWith(short.toLowerCase()) ? 'same' : 'different';
}
