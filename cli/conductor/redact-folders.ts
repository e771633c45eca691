import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { redact } from '../../support/redact.ts';
import { readZip, writeZip } from '../../support/zip.ts';

/** Pictures and fonts, out of which nothing could be taken. */
const WITHOUT_TEXT = new Set(['.ttf', '.png', '.jpeg', '.jpg', '.webp', '.webm']);
/** Where Playwright's report keeps the trace viewer, which holds nothing of a run. */
const VIEWER = 'trace';
/** Playwright's page carries what it shows inside. */
const INSIDE_PAGE = /(?<=data:application\/zip;base64,)[A-Za-z0-9+/=]+/;

/**
 * Takes known secrets out of what others wrote into folders: Playwright and its reporters quote what a scenario prints and
 * throws, keeps what a page was made of, and names folders after titles. Looks into zips. A file that holds none is left as it
 * is, and so is one that can't be read.
 */
export async function redactFolders(folders: readonly string[]): Promise<void> {
  const redactOnce = rememberingContent(redactContent);
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || WITHOUT_TEXT.has(extname(entry.name))) continue;
      const path = join(entry.parentPath, entry.name);
      if (relative(folder, path).startsWith(VIEWER + sep)) continue;
      const redacted = redactOnce(entry.name, await readFile(path));
      if (redacted === undefined) continue;
      await writeFile(`${path}.unfinished`, redacted);
      await rename(`${path}.unfinished`, path);
    }
    // What is deeper first: the way to it stays as it is until then. Paths in the journal lose the same.
    for (const { parentPath, name } of entries.toReversed()) {
      const redacted = redact(name);
      if (redacted !== name) await rename(join(parentPath, name), join(parentPath, redacted));
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
  // Byte by byte where it is in another encoding: what is not replaced stays as it is.
  const encoding = isUtf8(content) ? 'utf8' : 'latin1';
  const text = content.toString(encoding);
  const redacted = extname(name) === '.html' ? redactPage(text) : redact(text);
  return redacted === text ? undefined : Buffer.from(redacted, encoding);
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

function redactPage(page: string): string {
  const found = INSIDE_PAGE.exec(page);
  if (found === null) return redact(page);
  const [inside] = found;
  const redacted = redactZip(Buffer.from(inside, 'base64'))?.toString('base64') ?? inside;
  return redact(page.slice(0, found.index)) + redacted + redact(page.slice(found.index + inside.length));
}
