import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const packageSchema = z.object({
  peerDependencies: z.record(z.string(), z.string()),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.literal(true) })),
});

/** The packages that only some need, each with its range, as npm install takes them. */
export function optionalPeers(project: string): string[] {
  const { peerDependencies, peerDependenciesMeta } = packageSchema.parse(
    JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')),
  );
  return Object.keys(peerDependenciesMeta).map((name) => `${name}@${peerDependencies[name]}`);
}
