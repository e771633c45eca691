import { z } from 'zod';
import type { PackageFact } from '../facts.ts';
import { type Detector, type RepositoryFile, withRemarks } from './detector.ts';

const names = z.record(z.string(), z.string()).catch({});
const packageSchema = z.looseObject({
  name: z.string().nullish().catch(null),
  type: z.enum(['module', 'commonjs']).nullish().catch(null),
  scripts: names,
  dependencies: names,
  devDependencies: names,
  workspaces: z.unknown().optional(),
});

/** Scripts that start something, the likelier first. */
const STARTING = ['start', 'dev', 'serve', 'preview', 'develop'];
const PORT = /(?:--port[= ]|(?:^|\s)-p[= ]?|(?:^|\s)PORT=|--http-port[= ])(\d{2,5})\b/;
/** The ports on which programs listen that are told nothing else. */
const USUAL_PORTS: readonly (readonly [RegExp, number, string])[] = [
  [/\bnext (?:dev|start)\b/, 3000, 'Next.js'],
  [/\bvite preview\b/, 4173, 'vite preview'],
  [/\bvite(?: dev| serve)?(?:\s|$)/, 5173, 'Vite'],
  [/\bng serve\b/, 4200, 'Angular'],
  [/\bastro (?:dev|preview)\b/, 4321, 'Astro'],
  [/\breact-scripts start\b/, 3000, 'Create React App'],
  [/\bnuxt (?:dev|preview)\b/, 3000, 'Nuxt'],
  [/\b(?:remix|react-router) (?:vite:)?dev\b/, 5173, 'React Router'],
  [/\bgatsby develop\b/, 8000, 'Gatsby'],
];

/** package.json files: how what is in their folder is started, and at which port it then listens. */
export const packages: Detector<PackageFact> = {
  wants: (path) => path === 'package.json' || path.endsWith('/package.json'),
  detect(files) {
    return withRemarks(files.map(readPackage));
  },
};

function readPackage({ path, text }: RepositoryFile): PackageFact | string {
  const parsed = packageSchema.safeParse(jsonOf(text));
  if (!parsed.success) return `${path} is left out: it is no package.json`;
  const { name = null, type = null, scripts, dependencies, devDependencies, workspaces } = parsed.data;
  const uses = { ...dependencies, ...devDependencies };
  return {
    folder: path === 'package.json' ? '.' : path.slice(0, -'/package.json'.length),
    name,
    type,
    start: startOf(scripts),
    findsTestsByName: ['vitest', 'jest'].some((runner) => runner in uses),
    hasPlaywright: '@playwright/test' in uses,
    workspaces: workspaces !== undefined,
  };
}

function startOf(scripts: Readonly<Record<string, string>>): PackageFact['start'] {
  const starting = STARTING.flatMap((script) => {
    const command = scripts[script];
    return command === undefined ? [] : [{ script, ...portOf(command) }];
  });
  return starting.find(({ port }) => port !== null) ?? starting[0] ?? null;
}

function portOf(command: string): { port: number | null; portFrom: string } {
  const told = Number(PORT.exec(command)?.[1]);
  if (told > 0 && told <= 65_535) return { port: told, portFrom: 'the script says it' };
  const usual = USUAL_PORTS.find(([program]) => program.test(command));
  return usual === undefined
    ? { port: null, portFrom: 'nothing says it' }
    : { port: usual[1], portFrom: `it is the usual one of ${usual[2]}` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
