import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { openLedger } from '../../verdict/ledger/open-ledger.ts';
import { projectWith } from '../check/small-platform.ts';

const STAGING = `{
  identity: 'staging-1',
  owner: { name: 'Team', timeZone: 'Europe/London', workingHours: '09:00-17:30', contact: '#team' },
  entrance: 'portal',
  services: { portal: { url: 'http://127.0.0.1:1', sources: [] } },
}`;

/** A project with the environments `staging` and `beta`, whose ledger holds these runs, the oldest first. */
export async function projectWithLedger(context: TestContext, entries: readonly LedgerEntry[]): Promise<string> {
  const project = projectWith(context, { staging: STAGING, beta: STAGING });
  await remember(project, entries);
  return project;
}

/** Appends runs to the ledger of a project. */
export async function remember(project: string, entries: readonly LedgerEntry[]): Promise<void> {
  await using ledger = await openLedger(undefined, { reports: join(project, 'reports'), project, variables: {} });
  for (const entry of entries) await ledger.append(entry);
}
