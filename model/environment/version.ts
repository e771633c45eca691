import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { text } from './parts.ts';

const repository = text.default('.');

/** The version that must be deployed. A text alone is a commit, or its beginning. */
export const versionSchema = z.union(
  [
    text.transform((commit) => ({ commit })),
    /** What a branch or tag of a repository on this machine points to. */
    knownKeys('a version by ref', { ref: text, repository }),
    /** The commit that the same service has in another environment. */
    knownKeys('a version by environment', { sameAs: text }),
    /** This commit, or one that came after it. */
    knownKeys('a version by age', { atLeast: text, repository }),
  ],
  {
    error:
      'must be a commit, { ref }, { sameAs: environment } or { atLeast: commit }; repository beside ref and atLeast',
  },
);

export type VersionExpectation = z.output<typeof versionSchema>;
