import { isMap, isSeq, parseDocument } from 'yaml';
import { shellWord } from '../../../support/shell-word.ts';

/** How a platform is started on a machine that has nothing but the repository: by its Compose file, or a script. */
export type StartsWith = { compose: string } | { script: string; folder: string; url: string };

const GUESS =
  ' GUESS: this starts the platform on the machine of the workflow. What it needs besides, such as secrets, comes here.';

/** A workflow of GitHub's with a step before the rehearsal that starts the platform; as it is where it has no such step. */
export function withPlatform(workflow: string, startsWith: StartsWith): string {
  const document = parseDocument(workflow);
  const steps = document.getIn(['jobs', 'rehearse', 'steps']);
  if (!isSeq(steps)) return workflow;
  const place = steps.items.findIndex((step) => isMap(step) && step.get('name') === 'Rehearse');
  if (place === -1) return workflow;
  const step = document.createNode({ name: 'Start the platform', run: commandOf(startsWith) });
  step.commentBefore = GUESS;
  steps.items.splice(place, 0, step);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: true });
}

function commandOf(startsWith: StartsWith): string {
  if ('compose' in startsWith) {
    return `docker compose --file ${shellWord(startsWith.compose)} up --detach --build --wait`;
  }
  const { script, folder, url } = startsWith;
  const within = folder === '.' ? '' : ` --prefix ${shellWord(folder)}`;
  return [
    `nohup npm${within} run ${shellWord(script)} >platform.log 2>&1 &`,
    `timeout 120 sh -c 'until curl --silent --output /dev/null "$0"; do sleep 1; done' ${shellWord(url)}`,
  ].join('\n');
}
