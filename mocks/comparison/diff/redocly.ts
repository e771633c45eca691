import { basename } from 'node:path';
import { Problem } from '../../../support/problem.ts';
import type { Library } from './library.ts';
import { readReport, redoclyReportSchema } from './redocly-report.ts';
import { firstIssue, runTool } from './run-tool.ts';

/** No word to anybody over the network: neither what was compared nor whether there is a newer version. */
const SILENT = {
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
};

/** Redocly's `diff`, which prints every difference once, at the first place where it shows. */
export function redoclyLibrary(name: string, program: string, leading: readonly string[]): Library {
  return {
    name,
    async differences(pair) {
      const files = [basename(pair.baseFile), basename(pair.revisionFile)];
      const args = [...leading, 'diff', ...files, '--format=json', '--fail-on=none'];
      const printed = await runTool(program, args, { folder: pair.folder, variables: SILENT });
      const report = redoclyReportSchema.safeParse(printed);
      if (report.success) return readReport(report.data, pair);
      throw new Problem(
        `${name} reports differences in a form that is not known`,
        firstIssue(report.error),
        'use version 2.77 of @redocly/cli',
        { cause: report.error },
      );
    },
  };
}
