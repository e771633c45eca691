import type { Change } from '../../model/fingerprint.ts';
import { passwordsIn } from '../../support/passwords-in-text.ts';
import { redact } from '../../support/redact.ts';
import type { CommitFact } from '../sources/facts.ts';
import { once } from '../sources/once.ts';
import type { Sources } from '../sources/sources.ts';

const LONGEST_TEXT = 200;
const COMMIT = /^[0-9a-f]{7,64}$/i;

/** Who made a commit; `undefined` where no repository of the definition knows it. */
export type WhoChanged = (commit: string) => Promise<Change | undefined>;

/** Asks the repositories that the definition names, each commit once: those of its pipelines, and those of expected versions. */
export function whoChanged({ environment, open }: Sources): WhoChanged {
  const { pipelines, services } = environment;
  const ofPipelines = Object.entries(pipelines).flatMap(([name, { sources }]) =>
    sources.map((declaration) => ({ name, declaration })),
  );
  const ofVersions = Object.entries(services).flatMap(([name, { version }]) =>
    version !== undefined && 'repository' in version
      ? [{ name, declaration: { kind: 'git' as const, repository: version.repository } }]
      : [],
  );
  return once(async (commit) => {
    if (!COMMIT.test(commit)) return undefined;
    for (const { name, declaration } of [...ofPipelines, ...ofVersions]) {
      const reading = await (await open(declaration, name)).change?.(commit);
      if (reading?.read) return changeOf(reading.value);
    }
    return undefined;
  });
}

/**
 * A commit as a change. Its words are somebody else's: without control characters, without a password that stands in an
 * address or behind `token=`, and not longer than a line.
 */
export function changeOf({ at, author, subject }: CommitFact): Change {
  return { at, by: inOneLine(author), what: inOneLine(subject) };
}

function inOneLine(text: string): string | null {
  const tidy = redact(text)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[^\s"'`()<>]+/g, withoutPasswords)
    .trim();
  return tidy === '' ? null : tidy.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
}

function withoutPasswords(word: string): string {
  return passwordsIn(word).reduce((kept, password) => kept.replaceAll(password, '…'), word);
}
