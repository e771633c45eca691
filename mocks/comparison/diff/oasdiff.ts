import { basename } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../../support/problem.ts';
import type { Difference, Level, Part } from './difference.ts';
import type { Library } from './library.ts';
import { firstIssue, runTool } from './run-tool.ts';

const changeSchema = z.object({
  id: z.string(),
  text: z.string(),
  level: z.int(),
  operation: z.string().optional(),
  operationId: z.string().optional(),
  path: z.string().optional(),
});
const changelogSchema = z.union([
  z.array(changeSchema),
  z.object({ changes: z.array(changeSchema) }).transform(({ changes }) => changes),
]);
type Change = z.infer<typeof changeSchema>;

/** Older versions tell their makers that they were used. */
const SILENT = { OASDIFF_NO_TELEMETRY: '1' };
const BREAKING = 3;
const WARNING = 2;

/** The official oasdiff, which tells every difference for each operation by itself. */
export function oasdiffLibrary(program: string): Library {
  return {
    name: 'oasdiff',
    async differences({ baseFile, revisionFile, folder }) {
      const args = ['changelog', basename(baseFile), basename(revisionFile), '-f', 'json'];
      const changelog = changelogSchema.safeParse(await runTool(program, args, { folder, variables: SILENT }));
      if (changelog.success) return changelog.data.filter((change) => !isWholeOperation(change)).map(differenceOf);
      throw new Problem(
        'oasdiff reports differences in a form that is not known',
        firstIssue(changelog.error),
        'take it off PATH to compare with @redocly/cli instead',
        { cause: changelog.error },
      );
    },
  };
}

/** What came and went as a whole is found by comparing the operations themselves. */
function isWholeOperation({ id }: Change): boolean {
  return id === 'endpoint-added' || /^api-(path-)?removed-/.test(id);
}

function differenceOf({ id, text, level, operation, operationId, path }: Change): Difference {
  const whole = operation === undefined || path === undefined;
  const status = statusIn(text);
  return {
    operation: whole ? null : (operationId ?? `${operation} ${path}`),
    method: whole ? null : operation,
    path: whole ? null : path,
    level: levelOf(level),
    parts: [whole ? 'api' : partOf(id)],
    statuses: id.startsWith('response-') && status !== undefined ? [status] : null,
    pointer: null,
    text,
    id,
  };
}

function levelOf(level: number): Level {
  if (level >= BREAKING) return 'breaking';
  return level === WARNING ? 'warning' : 'info';
}

function partOf(id: string): Part {
  if (/security/.test(id)) return 'security';
  if (/^(new-)?(required-|optional-)?response-/.test(id)) return 'response';
  if (/request-(parameter|path-parameter|header)/.test(id)) return 'parameters';
  if (/request-(body|property)/.test(id)) return 'request';
  return 'operation';
}

/** The status a sentence is about; the program says it in words only: `for the response status '200'`. */
function statusIn(text: string): string | undefined {
  const quoted = `['"\`]?([1-5](?:\\d\\d|XX)|default)['"\`]?`;
  return text
    .match(new RegExp(`(?:status(?: code)? ${quoted})|(?:${quoted} (?:response )?status)`, 'i'))
    ?.slice(1)
    .find(Boolean);
}
