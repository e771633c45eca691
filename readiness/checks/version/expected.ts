import type { VersionExpectation } from '../../../model/environment/version.ts';
import type { VersionFact } from '../../sources/facts.ts';
import { cannotTell, type Sources } from '../../sources/sources.ts';
import { ownImage, ownName } from '../own-words.ts';
import { isOfCommit } from './is-of-commit.ts';

/** What is deployed of a service; at least one of the two is known. */
export type Deployed = Pick<VersionFact, 'commit' | 'image'> & { name: string };

/** What a deployed version is beside the expected one. `why` goes on from what was observed. */
export type JudgedVersion =
  | { is: 'right' }
  | { is: 'wrong'; why: string; wanted: string }
  | { is: 'unknown'; why: string; remedy: string };

/** The expected version in one line. */
export function versionInWords(expected: VersionExpectation): string {
  if ('commit' in expected) return `commit ${expected.commit}`;
  if ('ref' in expected) return `the commit of ${expected.ref}`;
  if ('sameAs' in expected) return `the same version as in ${expected.sameAs}`;
  return `commit ${expected.atLeast} or later`;
}

/** Judges what is deployed. Never rejects: what can't be found out is `unknown`. */
export async function judgeVersion(
  expected: VersionExpectation,
  deployed: Deployed,
  sources: Sources,
): Promise<JudgedVersion> {
  if ('commit' in expected) {
    return beside(expected.commit, deployed, `, not ${ownName(expected.commit).slice(0, 12)}`);
  }
  if ('ref' in expected) return besideRef(expected, deployed, sources);
  if ('sameAs' in expected) return besideEnvironment(expected.sameAs, deployed, sources);
  return atLeast(expected, deployed, sources);
}

function beside(commit: string, deployed: Deployed, why: string): JudgedVersion {
  return isOfCommit(commit, deployed) ? { is: 'right' } : { is: 'wrong', why, wanted: ownName(commit) };
}

async function besideRef(
  { ref, repository }: { ref: string; repository: string },
  deployed: Deployed,
  sources: Sources,
): Promise<JudgedVersion> {
  const source = await sources.open({ kind: 'git', repository }, deployed.name);
  const reading = await (source.commit?.(ref) ?? cannotTell(source, 'commits'));
  if (reading.read) return beside(reading.value, deployed, `; ${ref} is ${reading.value.slice(0, 12)}`);
  const why = `which commit ${ref} is can't be read: ${reading.reason}`;
  return { is: 'unknown', why, remedy: `see whether the repository at ${repository} has ${ref}` };
}

async function besideEnvironment(other: string, deployed: Deployed, sources: Sources): Promise<JudgedVersion> {
  const opened = await sources.elsewhere(other);
  const reading = opened.read ? await opened.value.version(deployed.name) : opened;
  const unknown = (why: string): JudgedVersion => ({
    is: 'unknown',
    why: `what ${other} has is not known: ${why}`,
    remedy: `see what npx rehearse check --env ${other} says`,
  });
  if (!reading.read) return unknown(reading.reason);
  const { commit, image } = reading.value;
  if (commit !== null) return beside(commit, deployed, `; ${other} has ${ownName(commit)}`);
  if (image === null) return unknown('neither its commit nor its image is told there');
  if (deployed.image === null) return unknown('only its image is told there, and only its commit here');
  if (image === deployed.image) return { is: 'right' };
  return { is: 'wrong', why: `; ${other} has ${ownImage(image)}`, wanted: ownImage(image) };
}

async function atLeast(
  { atLeast: oldest, repository }: { atLeast: string; repository: string },
  { name, commit }: Deployed,
  sources: Sources,
): Promise<JudgedVersion> {
  if (commit === null) {
    const why = `an image does not tell whether it is ${oldest} or later`;
    return { is: 'unknown', why, remedy: `name a source that tells the commit of ${name}` };
  }
  const source = await sources.open({ kind: 'git', repository }, name);
  const reading = await (source.contains?.(commit, oldest) ?? cannotTell(source, 'which commit came after which'));
  if (!reading.read) {
    const why = `whether it came after ${oldest} can't be read: ${reading.reason}`;
    return { is: 'unknown', why, remedy: `see whether the repository at ${repository} has both, and fetch them` };
  }
  return reading.value
    ? { is: 'right' }
    : { is: 'wrong', why: ` is not ${oldest}, nor later`, wanted: `${oldest} or later` };
}
