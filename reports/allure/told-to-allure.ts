import { join } from 'node:path';
import type { Reason } from '../../model/verdict.ts';
import { writeArtefact, writeWhole } from '../../model/write-artefact.ts';
import type { ReportInput } from '../report-input.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { legible, onOneLine } from '../words/legible-text.ts';
import { momentOf } from '../words/moment.ts';
import { describeOwnerAt } from '../words/owner-at.ts';
import { headlineOf } from '../words/standing.ts';

/**
 * Tells Allure what it can't know of a run: the outcome and the circumstances as its environment, the run as its executor,
 * and blockers and doubts as errors of the whole. Any Allure then shows them, whoever starts it. `folder` holds its results.
 */
export async function tellAllure(folder: string, input: ReportInput): Promise<void> {
  await Promise.all([
    writeWhole(join(folder, 'environment.properties'), propertiesText(allureEnvironment(input))),
    writeArtefact(join(folder, 'executor.json'), allureExecutor(input)),
    writeArtefact(join(folder, 'verdict-globals.json'), allureGlobals(input)),
  ]);
}

function allureEnvironment(input: ReportInput): Record<string, string> {
  const { run } = input;
  const { word, reason } = headlineOf(input);
  const { at, title } = run.demo;
  return {
    Outcome: word,
    Why: onOneLine(reason, 400),
    Environment: onOneLine(run.environment),
    Run: onOneLine(run.id),
    Rehearsed: utcDayAndMinute(run.startedAt),
    ...(at === null ? {} : { Demo: onOneLine(`${title === null ? '' : `${title}, `}${utcDayAndMinute(at)}`) }),
    ...(run.git === null ? {} : { Commit: onOneLine(`${run.git.commit} (${run.git.branch})`) }),
    ...(run.incident === null ? {} : { Incident: onOneLine(run.incident) }),
  };
}

function allureExecutor({ run }: ReportInput) {
  const name = onOneLine(`${run.environment} ${run.id}`);
  return { name: 'rehearse', type: 'rehearse', buildName: name, reportName: name };
}

function allureGlobals(input: ReportInput) {
  const { verdict } = input;
  const { at } = momentOf(input);
  const timestamp = Date.parse(at);
  const errors = [
    ...(verdict?.blockers ?? []).map((reason) => globalError('Blocker', reason, at, timestamp)),
    ...(verdict?.doubts ?? []).map((reason) => globalError('Doubt', reason, at, timestamp)),
  ];
  return { attachments: [], errors };
}

function globalError(kind: string, reason: Reason, at: string, timestamp: number) {
  const { title, cause, owner, remedy, fixWindow } = reason;
  const whose =
    owner === null
      ? 'whoever runs the rehearsal'
      : `${owner.name}, ${owner.contact}; ${describeOwnerAt(owner, new Date(at))}`;
  // All in the message: what is called the trace shows only when somebody opens it.
  const lines = [
    `${kind}: ${onOneLine(title, 300)}`,
    `Cause: ${cause}`,
    `Owner: ${whose}`,
    ...(remedy === '' ? [] : [`What to do: ${remedy}`]),
    ...(fixWindow === null || fixWindow.state === 'no-demo' ? [] : [`By when: ${fixWindow.says}`]),
  ];
  return { message: legible(lines.join('\n')), timestamp };
}

/** A file of Java properties, in which a backslash and a sign beyond ASCII are written as escapes. */
function propertiesText(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([key, value]) => `${escaped(key)}=${escaped(value)}\n`)
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
