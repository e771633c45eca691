import type { ComparedThing } from '../../model/comparison.ts';
import { ownImage } from '../checks/own-words.ts';
import type { Reading, VersionFact } from '../sources/facts.ts';
import { compareReadings, compareTexts, type Pair } from './thing.ts';

const SHORTEST_COMMIT = 7;
const SHOWN_OF_COMMIT = 12;

/** The version of a service by its commit, or its build where no commit is told, and its image where both tell one. */
export function compareVersions(
  subject: Pick<Pair, 'subject' | 'owner'>,
  here: Reading<VersionFact>,
  there: Reading<VersionFact>,
): ComparedThing[] {
  const version = { ...subject, id: `version/${subject.subject}` };
  return compareReadings(version, here, there, (a, b) => {
    const images =
      a.image === null || b.image === null
        ? []
        : [compareTexts({ ...subject, id: `image/${subject.subject}` }, a.image, b.image, ownImage)];
    // Where neither tells of commits and builds, the image is the version.
    if (images.length > 0 && a.commit === null && b.commit === null && a.build === null && b.build === null) {
      return images;
    }
    return [compareCommits(version, a, b), ...images];
  });
}

function compareCommits(version: Pair, a: VersionFact, b: VersionFact): ComparedThing {
  if (a.commit === null && b.commit === null) return compareTexts(version, a.build, b.build);
  const [short, long] = [a.commit ?? '', b.commit ?? ''].sort((one, other) => one.length - other.length);
  const areSame = short !== undefined && short.length >= SHORTEST_COMMIT && long?.startsWith(short) === true;
  const shown = (commit: string | null) => commit?.slice(0, SHOWN_OF_COMMIT) ?? null;
  const compared = compareTexts(version, shown(a.commit), shown(b.commit));
  if (compared.outcome === 'unknown') return compared;
  return { ...compared, outcome: areSame || a.commit === b.commit ? 'same' : 'different' };
}
