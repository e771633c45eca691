import type { VersionFact } from '../../sources/facts.ts';
import { imageNames } from '../own-words.ts';

/** As many digits as git itself shows at least. */
const SHORTEST_SHORT_ID = 7;

/**
 * Whether what is deployed is of a commit, which may be the beginning of one. Where only the image is known, its tag or
 * digest must be the expected one, or a part of its tag must be that commit: `main-abc1234`, `sha-abc1234`.
 */
export function isOfCommit(expected: string, { commit, image }: Pick<VersionFact, 'commit' | 'image'>): boolean {
  if (commit !== null) return isSameCommit(expected, commit);
  if (image === null) return false;
  return expected === image || imageNames(image).some((name) => isImageOf(expected, name));
}

function isImageOf(expected: string, image: string): boolean {
  const { tag, digest } = partsOf(image);
  if (expected === image || expected === tag || expected === digest) return true;
  const parts = tag?.split(/[-_.+]/) ?? [];
  return isCommit(expected) && parts.some((part) => isCommit(part) && isSameCommit(expected, part));
}

/** Either may be the beginning of the other. */
function isSameCommit(expected: string, told: string): boolean {
  return told.startsWith(expected) || (told.length >= SHORTEST_SHORT_ID && isCommit(told) && expected.startsWith(told));
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(text);
}

/** `registry:5000/team/app:tag@sha256:…`: a colon before the last slash is a port. */
function partsOf(image: string): { tag: string | undefined; digest: string | undefined } {
  const [name = '', digest] = image.split('@');
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return { tag: colon === -1 ? undefined : last.slice(colon + 1), digest };
}
