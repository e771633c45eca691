import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { redact } from '../../support/redact.ts';
import { readZip, writeZip } from '../../support/zip.ts';

/** What holds no text of a run: the viewer's own files, and pictures, out of which nothing could be taken. */
const WITHOUT_TEXT = new Set([
  '.js',
  '.css',
  '.ttf',
  '.svg',
  '.webmanifest',
  '.png',
  '.jpeg',
  '.jpg',
  '.webp',
  '.webm',
]);
/** Playwright's page carries what it shows inside. */
const INSIDE_PAGE = /(?<=data:application\/zip;base64,)[A-Za-z0-9+/=]+/;

/**
 * Takes known secrets out of what others wrote into folders: Playwright and its reporters quote what a scenario prints and
 * throws. Looks into zips. A file that holds none is left as it is, and so is one that can't be read.
 */
export async function redactFolders(folders: readonly string[]): Promise<void> {
  const redactOnce = rememberingContent(redactContent);
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || WITHOUT_TEXT.has(extname(entry.name))) continue;
      const path = join(entry.parentPath, entry.name);
      const redacted = redactOnce(entry.name, await readFile(path));
      if (redacted === undefined) continue;
      await writeFile(`${path}.unfinished`, redacted);
      await rename(`${path}.unfinished`, path);
    }
  }
}

type Redact = (name: string, content: Buffer) => Buffer | undefined;

/** Each reporter keeps a copy of the same traces, by far the largest files: they are looked through once. */
function rememberingContent(find: Redact): Redact {
  const found = new Map<string, Buffer | undefined>();
  return (name, content) => {
    const key = extname(name) + createHash('sha1').update(content).digest('base64');
    const redacted = found.has(key) ? found.get(key) : find(name, content);
    found.set(key, redacted);
    return redacted;
  };
}

/** The content of a file without secrets; `undefined` where it holds none. */
function redactContent(name: string, content: Buffer): Buffer | undefined {
  if (WITHOUT_TEXT.has(extname(name))) return undefined;
  if (extname(name) === '.zip') return redactZip(content);
  const text = content.toString('utf8');
  if (extname(name) === '.html') return redactPage(text);
  if (!Buffer.from(text).equals(content)) return undefined;
  const redacted = redact(text);
  return redacted === text ? undefined : Buffer.from(redacted);
}

function redactZip(zip: Buffer): Buffer | undefined {
  try {
    let changed = false;
    const entries = readZip(zip).map(({ name, content }) => {
      const redacted = redactContent(name, content);
      changed ||= redacted !== undefined;
      return { name, content: redacted ?? content };
    });
    return changed ? writeZip(entries) : undefined;
  } catch {
    return undefined;
  }
}

function redactPage(page: string): Buffer | undefined {
  const [inside] = INSIDE_PAGE.exec(page) ?? [];
  const redacted = inside === undefined ? undefined : redactZip(Buffer.from(inside, 'base64'));
  return redacted === undefined ? undefined : Buffer.from(page.replace(INSIDE_PAGE, redacted.toString('base64')));
}
