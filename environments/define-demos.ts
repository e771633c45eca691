import type { DemoDefinition } from '../model/demos-file.ts';

/** Declares the demos that are planned; the default export of demos.ts at the top of a project. */
export function defineDemos(demos: readonly DemoDefinition[]): readonly DemoDefinition[] {
  return demos;
}
