import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { RunFolder } from '../../model/run-folder.ts';
import type { FoundShard } from './find-shards.ts';

/** Copies a shard that lies elsewhere into the run's folder, whole or not at all; gives where it lies now. */
export async function bringIn({ folder, run }: FoundShard, into: RunFolder): Promise<string> {
  const place = join(into.shards, String(run.shard.number), run.shard.attempt);
  if (resolve(folder.path) === resolve(place)) return place;
  if (await isThere(place)) return place;
  const unfinished = `${place}.${process.pid}.unfinished`;
  for (const file of await filesIn(folder.path)) await copyOver(join(folder.path, file), join(unfinished, file));
  await mkdir(dirname(place), { recursive: true });
  await rename(unfinished, place);
  return place;
}

/** Where the files of a shard lie in the run's folder, by their paths in its own: others may have the same name. */
export type NewPlaces = ReadonlyMap<string, string>;

/**
 * Puts a shard's files of one kind (attachments, traces) with those of the run. A name that another shard has already gets the
 * shard's number. Gives the paths that are another, each relative to its run's or shard's folder.
 */
export async function putBeside(
  kind: string,
  shard: { path: string; number: number },
  run: string,
): Promise<NewPlaces> {
  const moved = new Map<string, string>();
  for (const file of await filesIn(join(shard.path, kind))) {
    const from = join(shard.path, kind, file);
    const wanted = join(run, kind, file);
    const place = (await isThere(wanted))
      ? join(dirname(wanted), `shard-${shard.number}-${file.split('/').at(-1)}`)
      : wanted;
    await sameFile(from, place);
    if (place !== wanted) moved.set(`${kind}/${file}`, relative(run, place).replaceAll('\\', '/'));
  }
  return moved;
}

/** All files in a folder and below, by their paths in it; what is no file (a link, say) is left out. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
}

/** The same bytes under another name, without taking their room twice where the disk can do that. */
async function sameFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}

async function copyOver(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to, constants.COPYFILE_FICLONE);
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
