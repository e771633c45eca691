import { buildAsVersion, factIds } from '../../model/fact-ids.ts';
import type { Change } from '../../model/fingerprint.ts';
import { imageNames, ownImage, ownName } from '../checks/own-words.ts';
import type { Reading, VersionFact } from '../sources/facts.ts';
import type { WhoChanged } from './change-of-commit.ts';
import { fact, type Gathered, gather, NOTHING, together, unread } from './gathered.ts';
import type { Printing } from './printing.ts';

/** What is deployed of a service or job: its commit, or build where no commit is told, and its image. */
export async function versionFacts(
  name: string,
  reading: Reading<VersionFact>,
  printing: Printing,
  who: WhoChanged,
): Promise<Gathered> {
  const changed = reading.read ? await changeOfVersion(reading.value, who) : undefined;
  const more = changed === undefined ? {} : { changed };
  return gather(factIds.version(name), reading, ({ commit, build, image }) => {
    const told = (text: string) => printing.tell(text, ownName);
    // A rollout can bring the digests of its pods in any order.
    const tidyImage = image === null ? null : imageNames(image).toSorted().join(' ');
    const imageFact =
      tidyImage === null ? NOTHING : fact(factIds.image(name), name, printing.tell(tidyImage, ownImage), more);
    const id = factIds.version(name);
    if (commit !== null) {
      const buildFact = build === null ? NOTHING : fact(factIds.build(name), name, told(build), more);
      return together([fact(id, name, told(commit), more), buildFact, imageFact]);
    }
    if (build !== null) return together([fact(id, name, buildAsVersion(told(build)), more), imageFact]);
    // Where neither is told, the image is the version.
    return image === null ? unread(id, 'its source does not tell it') : imageFact;
  });
}

/** When it was deployed where that is known, otherwise when its commit was made; who made that commit, and why. */
async function changeOfVersion({ commit, since }: VersionFact, who: WhoChanged): Promise<Change | undefined> {
  const made = commit === null ? undefined : await who(commit);
  if (since === undefined) return made;
  return { at: since, by: made?.by ?? null, what: made?.what ?? null };
}
