import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../model/environment.ts';
import { factIds, NOT_THERE } from '../../model/fact-ids.ts';
import { ownName, ownPattern } from '../checks/own-words.ts';
import type { Snapshot } from '../snapshot.ts';
import type { FileFact, FlagFact, JobFact, Reading } from '../sources/facts.ts';
import { changeOf } from './change-of-commit.ts';
import { fact, factIfTold, type Gathered, gather, NOTHING, together } from './gathered.ts';
import type { Printing } from './printing.ts';

/** How a job is scheduled. */
export function jobFacts(name: string, reading: Reading<JobFact>, { tell }: Printing): Gathered {
  return gather(`job/${name}`, reading, ({ schedule, timeZone, enabled }) => {
    const pattern = schedule === null ? null : tell(tidy(schedule), ownPattern);
    const zone = timeZone === null ? null : tell(timeZone, ownName);
    return together([
      factIfTold(factIds.schedule(name), name, pattern),
      factIfTold(factIds.timeZone(name), name, zone),
      fact(factIds.enabled(name), name, enabled ? 'enabled' : 'not enabled'),
    ]);
  });
}

/** Patterns that differ in nothing but their spaces are the same. */
function tidy(schedule: string): string {
  return schedule.trim().replace(/\s+/g, ' ');
}

/** What a flag is evaluated to. */
export function flagFact(name: string, reading: Reading<FlagFact>, printing: Printing): Gathered {
  return gather(factIds.flag(name), reading, (flag) => fact(factIds.flag(name), name, flagValue(flag, printing)));
}

function flagValue({ exists, value }: FlagFact, { instead }: Printing): string {
  if (!exists) return NOT_THERE;
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : instead(JSON.stringify(value));
}

/** The configuration of a pipeline by its content, as git names it, and who touched it last. */
export function pipelineFact(name: string, reading: Reading<FileFact>, { tell }: Printing): Gathered {
  const id = factIds.pipeline(name);
  return gather(id, reading, ({ exists, blob, lastChange }) => {
    const more = lastChange === null ? {} : { changed: changeOf(lastChange) };
    const told = blob === null ? null : tell(blob, ownName);
    return factIfTold(id, name, exists ? told : NOT_THERE, more);
  });
}

/** The contract that the platform was written against, its document where the project keeps it, and what the bank speaks. */
export async function bankFacts(
  { bank }: Environment,
  spoken: Snapshot['spoken'],
  project: string,
  { tell }: Printing,
): Promise<Gathered> {
  if (bank === null) return NOTHING;
  const document = await readFile(join(project, 'mocks', 'contracts', bank.contract, 'openapi.yaml')).catch(() => null);
  const version =
    spoken === null
      ? NOTHING
      : gather(factIds.bankVersion, spoken, (value) =>
          factIfTold(factIds.bankVersion, 'bank', value === null ? null : tell(String(value), ownName)),
        );
  return together([
    fact(factIds.bankContract, 'bank', bank.contract),
    document === null
      ? NOTHING
      : fact(factIds.bankDocument, 'bank', createHash('sha256').update(document).digest('hex')),
    version,
  ]);
}
