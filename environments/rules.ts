import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Rules, USUAL_RULES } from '../model/rules-file.ts';

/** A rule that comes with rehearse, as far as rules.ts may speak of it. */
export interface KnownRule {
  id: string;
  /** Whether it can be neither weighed otherwise nor waived. */
  firm?: boolean;
}

/**
 * What a project changes in the rules: rules.ts at its top, nothing where there is no such file. `ours` are the rules
 * that come with rehearse. Rejects with a Problem when it can't be loaded, and with Problems that name everything wrong
 * with it. A waiver that has run out is not wrong: the verdict tells of it.
 */
export async function loadRules(project: string, ours: readonly KnownRule[]): Promise<Rules> {
  const file = join(project, 'rules.ts');
  if (!existsSync(file)) return USUAL_RULES;
  const { readRules } = await import('./loading/rules.ts');
  return readRules(project, file, ours);
}
