import type { DriftedFact } from '../../model/drift.ts';
import { factValueInWords } from '../../model/drifted-fact-in-words.ts';
import { keyOf, kindOf, NOT_THERE, readBuildAsVersion } from '../../model/fact-ids.ts';
import { readPrinted, SET_TO_NOTHING } from '../../model/key-value.ts';
import type { RollbackStep } from '../../model/rollback.ts';
import { type Filled, fillTemplate } from './fill-template.ts';
import type { TemplatesOf } from './templates-of.ts';

/** The versions that went together, by the ids of their facts. */
export type VersionsThatWent = ReadonlyMap<string, string>;

/** What must be done about one fact that is not as it was when all went. */
export function stepBack(
  fact: DriftedFact,
  went: VersionsThatWent,
  templatesOf: TemplatesOf,
  differing: ReadonlySet<string>,
): RollbackStep {
  const { id, subject, was: to, is } = fact;
  const wanted = factValueInWords(to);
  const step = (filled: Filled, note: string): RollbackStep => {
    const why = filled.command === null && filled.why !== null ? `; no command: ${filled.why}` : '';
    return { id, subject, is, isKnown: true, to, command: filled.command, note: note === '' ? null : `${note}${why}` };
  };
  const noted = (note: string) => step({ command: null, why: null }, note);
  const key = keyOf(id);
  if (key !== undefined) {
    const { setting, unset } = templatesOf(subject);
    const fingerprint = to === null ? undefined : readPrinted(to)?.print;
    const command = fillTemplate(to === null ? unset : setting, { name: subject, key: key.key, fingerprint });
    return step(command, `${keyNote(key.key, to)}${sinceInWords(fact)}`);
  }
  switch (kindOf(id)) {
    case 'version':
    case 'build':
    case 'image': {
      const version = `version/${subject}`;
      if (id !== version && differing.has(version)) return noted(`comes with ${version}`);
      const filled = fillTemplate(templatesOf(subject).version, placeholders(subject, went));
      return step(filled, filled.command === null ? `deploy ${wanted} of ${subject}` : '');
    }
    case 'flag':
      return noted(to === NOT_THERE ? `remove the flag ${subject}` : `set the flag ${subject} back to ${wanted}`);
    case 'job':
      return noted(jobNote(id, subject, wanted));
    case 'pipeline':
      return noted(pipelineNote(to));
    case 'bank':
      return noted(
        id === 'bank/version'
          ? `the bank’s to change: ask it for ${wanted}`
          : `in the project’s own files: it was ${wanted}`,
      );
    default:
      return noted(`no part of the environment: it was ${wanted}`);
  }
}

/** A value is nowhere kept: who sets it back has to have it. */
function keyNote(key: string, to: string | null): string {
  if (to === null) return `take ${key} away: it was not set`;
  return to === SET_TO_NOTHING ? `set ${key} to nothing` : `set ${key} back; its value is not kept here`;
}

function sinceInWords({ seenFirst }: DriftedFact): string {
  return seenFirst === null
    ? ''
    : `; otherwise since ${seenFirst.at.slice(0, 16)}Z at the latest (run ${seenFirst.run})`;
}

function jobNote(id: string, subject: string, to: string): string {
  if (id.endsWith('/enabled')) return to === 'enabled' ? `enable ${subject}` : `disable ${subject}`;
  return `set the ${id.endsWith('/schedule') ? 'schedule' : 'time zone'} of ${subject} back to ${to}`;
}

function placeholders(name: string, went: VersionsThatWent): Record<string, string | undefined> {
  const version = went.get(`version/${name}`);
  const buildAlone = version === undefined ? undefined : readBuildAsVersion(version);
  return {
    name,
    commit: buildAlone === undefined ? version : undefined,
    build: buildAlone ?? went.get(`build/${name}`),
    image: pullable(went.get(`image/${name}`)),
  };
}

/** Of the names of an image the one that is sure to be the same again: that with its digest. */
function pullable(image: string | undefined): string | undefined {
  const names = image?.split(' ') ?? [];
  return names.find((name) => name.includes('@sha256:')) ?? names.find((name) => !name.startsWith('sha256:'));
}

function pipelineNote(to: string | null): string {
  if (to === NOT_THERE) return 'remove its configuration';
  const isBlob = /^[0-9a-f]{7,64}$/.test(to ?? '');
  return `bring its configuration back as it was${isBlob ? `: git cat-file -p ${to}` : ''}`;
}
