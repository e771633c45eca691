import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';

/** What programs are made of: their modules by path, relative to the project, and the packages these import. */
export interface Reachable {
  modules: readonly string[];
  packages: readonly InstalledPackage[];
}

/** A package as it is installed. */
export interface InstalledPackage {
  /** Its folder, relative to the project. */
  folder: string;
  version: string;
}

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;
const OF_TYPES = /^(?:import|export) type [^;]*;$/gm;
const packageSchema = z.object({
  version: z.string().default('0'),
  dependencies: z.record(z.string(), z.string()).default({}),
});

/** Follows the imports of programs, relative to the project's folder; those of types alone are gone when they run. */
export async function reachableFrom(project: string, programs: readonly string[]): Promise<Reachable> {
  const modules = new Set<string>();
  const names = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (modules.has(path)) return;
    modules.add(path);
    const text = (await readFile(join(project, path), 'utf8')).replaceAll(OF_TYPES, '');
    const specifiers = [...text.matchAll(SPECIFIER)].map(([, specifier = '']) => specifier);
    for (const specifier of specifiers) {
      if (!specifier.startsWith('.') && !specifier.startsWith('node:')) names.add(packageNameIn(specifier));
    }
    const own = specifiers.filter((specifier) => specifier.startsWith('.'));
    await Promise.all(own.map((specifier) => visit(relative(project, resolve(project, dirname(path), specifier)))));
  };
  await Promise.all(programs.map(visit));
  return { modules: [...modules].sort(), packages: await packagesOf(project, names) };
}

function packageNameIn(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The packages of these names with all that they depend on. What is not installed was optional. */
async function packagesOf(project: string, names: ReadonlySet<string>): Promise<InstalledPackage[]> {
  const found = new Map<string, InstalledPackage>();
  const visit = async (name: string, from: string): Promise<void> => {
    const folder = folderOf(name, from);
    if (folder === undefined || found.has(folder)) return;
    const described = packageSchema.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
    found.set(folder, { folder: relative(project, folder), version: described.version });
    await Promise.all(Object.keys(described.dependencies).map((dependency) => visit(dependency, folder)));
  };
  await Promise.all([...names].map((name) => visit(name, project)));
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Where Node finds a package from a folder. */
function folderOf(name: string, from: string): string | undefined {
  const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  return paths.map((path) => join(path, name)).find((folder) => existsSync(join(folder, 'package.json')));
}
