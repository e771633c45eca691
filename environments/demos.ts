import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedDemo } from '../model/demos-file.ts';

/**
 * The demos that a project plans: those of demos.ts at its top, none where there is no such file. Rejects with a Problem
 * when it can't be loaded, and with Problems that name everything wrong with it.
 */
export async function loadDemos(project: string): Promise<PlannedDemo[]> {
  const file = join(project, 'demos.ts');
  if (!existsSync(file)) return [];
  // Time zones take a while to load, and most projects plan nothing.
  const { readDemos } = await import('./loading/demos.ts');
  return readDemos(project, file);
}
