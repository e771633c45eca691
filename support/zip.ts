import AdmZip from 'adm-zip';

/** A file in a zip. */
export interface ZipEntry {
  name: string;
  content: Buffer;
}

/** The files in a zip. Throws when it is none, or is cut off. */
export function readZip(zip: Buffer): ZipEntry[] {
  return new AdmZip(zip).getEntries().map((entry) => ({ name: entry.entryName, content: entry.getData() }));
}

/** A zip of files. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const zip = new AdmZip();
  for (const { name, content } of entries) zip.addFile(name, content);
  return zip.toBuffer();
}
