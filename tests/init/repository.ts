import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Detector } from '../../cli/init/detect/detector.ts';
import type { RepositoryFacts } from '../../cli/init/facts.ts';
import { makePlan } from '../../cli/init/plan/make-plan.ts';
import type { Plan, Wishes } from '../../cli/init/plan.ts';
import { readRepository } from '../../cli/init/read-repository.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Files of a repository by their paths. */
export type Files = Readonly<Record<string, string>>;

/** A repository of somebody else's, called `shop`, gone with the test. */
export function repository(context: TestContext, files: Files): string {
  const folder = join(temporaryFolder(context), 'shop');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** What one detector finds in files, those that it does not want left out. */
export function found<Fact>(detector: Detector<Fact>, files: Files) {
  const wanted = Object.entries(files).filter(([path]) => detector.wants(path));
  return detector.detect(wanted.map(([path, text]) => ({ path, text })));
}

/** What would be written of a repository. */
export async function planned(
  context: TestContext,
  files: Files,
  wishes: Wishes = {},
): Promise<{ facts: RepositoryFacts; plan: Plan }> {
  const facts = await readRepository(repository(context, files));
  return { facts, plan: makePlan(facts, wishes) };
}
