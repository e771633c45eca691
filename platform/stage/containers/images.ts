import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTS } from '../parts.ts';
import { type InstalledPackage, reachableFrom } from './reachable-modules.ts';

/** The command that makes the images. */
export const MAKE_IMAGES = 'npx node scripts/stage-images/make.ts';

/** One of the images that the platform is staged from. */
export interface StageImage {
  /** Its name with a tag, which is a digest of all that goes into it: another source is another image. */
  name: string;
  /** The folder of its Dockerfile, relative to the project. */
  folder: string;
  /** What it is made of besides, relative to the project: files, and folders of packages. */
  content: readonly string[];
}

export type StageImages = Readonly<Record<'parts' | 'database', StageImage>>;

const PARTS_FOLDER = 'platform/images/parts';
const DATABASE_FOLDER = 'platform/images/database';
/** Where what programs read besides modules lies. */
const ASSETS = ['platform/migrations', 'platform/services', 'mocks'];
const DIGITS = 12;

/** The images of the platform as it is in a project's folder now. */
export async function stageImages(project: string): Promise<StageImages> {
  const programs = Object.values(PARTS).map(({ program }) => program);
  const [{ modules, packages }, ...assets] = await Promise.all([
    reachableFrom(project, programs),
    ...ASSETS.map((folder) => assetsIn(project, folder)),
  ]);
  const files = [...modules, ...assets.flat()].sort();
  const [parts, database] = await Promise.all([
    digestOf(project, [`${PARTS_FOLDER}/Dockerfile`, ...files], packages),
    digestOf(project, [`${DATABASE_FOLDER}/Dockerfile`], []),
  ]);
  const content = [...files, ...packages.map(({ folder }) => folder)];
  return {
    parts: { name: `rehearse-sample-parts:${parts}`, folder: PARTS_FOLDER, content },
    database: { name: `rehearse-sample-database:${database}`, folder: DATABASE_FOLDER, content: [] },
  };
}

async function assetsIn(project: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(project, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(ts|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
}

async function digestOf(
  project: string,
  files: readonly string[],
  packages: readonly InstalledPackage[],
): Promise<string> {
  const contents = await Promise.all(files.map((file) => readFile(join(project, file))));
  const digest = createHash('sha256');
  for (const [index, file] of files.entries()) digest.update(`${file}\0`).update(contents[index] ?? '');
  for (const { folder, version } of packages) digest.update(`${folder}@${version}\0`);
  return digest.digest('hex').slice(0, DIGITS);
}
