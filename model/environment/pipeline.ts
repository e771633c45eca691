import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { duration, links, text } from './parts.ts';
import { sourceSchema } from './source.ts';
import { team } from './team.ts';

export const pipelineSchema = knownKeys('a pipeline', {
  owner: team.optional(),
  /** The path of its configuration in the repository, such as .github/workflows/deploy.yml. */
  configuration: text,
  /** The branch or tag that counts. */
  ref: text.default('main'),
  /** The repository: git for what is in it, github or gitlab for what became of its runs too. */
  sources: z.array(sourceSchema).min(1, 'must name at least one source'),
  /** Its name at the host of the repository; the file name of its configuration unless given. */
  workflow: text.optional(),
  /** How old its last run may be; any age is right unless given. */
  ranWithin: duration.optional(),
  /** The services that must run the newest commit of `ref`. */
  deploys: z.array(text).default([]),
  links,
});
