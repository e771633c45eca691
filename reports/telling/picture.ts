import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Message } from '../../model/message.ts';

const MOST_BYTES = 5 * 1024 * 1024;
const BEGINNINGS = { '.png': [0x89, 0x50, 0x4e, 0x47], '.jpg': [0xff, 0xd8, 0xff] } as const;

/** A picture to be sent along. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  /** A name for it that says nothing of where it was. */
  name: string;
  type: 'image/png' | 'image/jpeg';
  says: string;
}

/** The picture of a message out of the run's folder; `null` where there is none that can be sent: PNG or JPEG, up to 5 MiB. */
export async function readPicture(folder: string, { picture }: Message): Promise<Picture | null> {
  if (picture === null) return null;
  const ending = extname(picture.path).toLowerCase() === '.png' ? '.png' : '.jpg';
  try {
    const path = join(folder, picture.path);
    if ((await stat(path)).size > MOST_BYTES) return null;
    const bytes = new Uint8Array(await readFile(path));
    const isOne = BEGINNINGS[ending].every((byte, index) => bytes[index] === byte);
    if (!isOne) return null;
    return {
      bytes,
      name: `failing-step${ending}`,
      type: ending === '.png' ? 'image/png' : 'image/jpeg',
      says: picture.says,
    };
  } catch {
    return null;
  }
}
