import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file in a zip. */
export interface ZipEntry {
  name: string;
  content: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const [END_BYTES, CENTRAL_BYTES, LOCAL_BYTES] = [22, 46, 30];
const DEFLATED = 8;
const VERSION = 20;
/** Names are in UTF-8. */
const FLAGS = 0x0800;

/** The files in a zip, stored or deflated. Throws a RangeError when it is none, is cut off, or is of the large kind. */
export function readZip(zip: Buffer): ZipEntry[] {
  let at = zip.length - END_BYTES;
  while (at >= 0 && zip.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw new RangeError('it is no zip');
  const count = zip.readUInt16LE(at + 10);
  let central = zip.readUInt32LE(at + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(central) !== CENTRAL) throw new RangeError('it is no zip that is known');
    const [method, packed] = [zip.readUInt16LE(central + 10), zip.readUInt32LE(central + 20)];
    const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(central + offset));
    const local = zip.readUInt32LE(central + 42);
    const [nameBytes = 0] = lengths;
    const name = zip.toString('utf8', central + CENTRAL_BYTES, central + CENTRAL_BYTES + nameBytes);
    const from = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + packed);
    central += CENTRAL_BYTES + lengths.reduce((sum, length) => sum + length, 0);
    return { name, content: method === DEFLATED ? inflateRawSync(content) : Buffer.from(content) };
  });
}

/** A zip of files, deflated. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const [named, packed] = [Buffer.from(name), deflateRawSync(content)];
    // Version, flags, method, time, date (1 January 1980), checksum, sizes, length of the name, nothing further.
    const about = Buffer.alloc(26);
    for (const [index, value] of [VERSION, FLAGS, DEFLATED, 0, 0x21].entries()) about.writeUInt16LE(value, index * 2);
    for (const [index, value] of [crc32(content), packed.length, content.length].entries())
      about.writeUInt32LE(value, 10 + index * 4);
    about.writeUInt16LE(named.length, 22);
    const file = Buffer.concat([signature(LOCAL), about, named, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(CENTRAL), Buffer.from([VERSION, 0]), about, place, named]));
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
