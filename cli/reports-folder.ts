import { join } from 'node:path';

/** Where a project's runs are kept: where the command was told, otherwise reports/ in the project. */
export function reportsFolder(project: string, { reports }: { reports?: string | undefined }): string {
  return reports ?? join(project, 'reports');
}
