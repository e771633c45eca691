import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A folder that is gone when the test is over. Its name has a space in it, as users' folders do. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse test '));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
