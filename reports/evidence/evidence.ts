import type { Evidence, Scenario } from '../../model/evidence.ts';
import type { JournalReading } from '../../model/journal-file.ts';
import type { LeftOver } from '../../model/left-over.ts';
import { SCHEMA_VERSION } from '../../model/schema-version.ts';
import { attemptsOf, type ScenarioEntry } from './attempts.ts';
import { type ContractEntry, foldContractFindings } from './contract-findings.ts';
import { assembleScenario } from './scenario.ts';

const MOST_LINES_NAMED = 5;

/**
 * Puts a journal's entries together, scenario by scenario in the order in which they were announced.
 * The entries of reporter and fixtures come from several processes, so their order in the file means little:
 * what belongs together is told by scenario, attempt, step and time. Never throws, however the journal ends.
 */
export function assembleEvidence(reading: JournalReading): Evidence {
  const announced = new Map<string, string>();
  const fallbacks = new Map<string, string>();
  const entries = new Map<string, ScenarioEntry[]>();
  const contractEntries: ContractEntry[] = [];
  const gaps: string[] = [];
  for (const entry of reading.entries) {
    if (entry.kind === 'note') gaps.push(entry.text);
    if (entry.kind === 'contract-finding') contractEntries.push(entry);
    if (!('scenario' in entry) || entry.kind === 'contract-finding') continue;
    if (entry.kind === 'scenario-announced' && entry.fallback !== undefined)
      fallbacks.set(entry.scenario, entry.fallback);
    if (entry.kind === 'scenario-announced' || entry.kind === 'scenario-begun') {
      if (!announced.has(entry.scenario)) announced.set(entry.scenario, entry.title);
    }
    const known = entries.get(entry.scenario) ?? [];
    entries.set(entry.scenario, known);
    if (entry.kind !== 'scenario-announced') known.push(entry);
  }
  const scenarios = [...entries].map(([id, own]) => {
    const named = { id, title: announced.get(id) ?? id, fallback: fallbacks.get(id) ?? null };
    return assembleScenario(named, attemptsOf(own));
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    scenarios,
    contractFindings: foldContractFindings(contractEntries),
    gaps: [...new Set(gaps), ...unreadable(reading.unreadableLines), ...neverBegun(scenarios)],
    ...cutOff(reading, scenarios),
    ...failedBeside(reading),
    ...shardsOf(reading),
    ...leftOversOf(reading),
  };
}

function shardsOf({ entries }: JournalReading): Pick<Evidence, 'shards'> {
  const shards = entries.flatMap((entry) => {
    if (entry.kind !== 'shard') return [];
    const { kind: _, at: __, ...shard } = entry;
    return [shard];
  });
  return shards.length === 0 ? {} : { shards };
}

/** What was taken away at a later try is not left. */
function leftOversOf({ entries }: JournalReading): Pick<Evidence, 'leftOvers'> {
  const left = new Map<string, LeftOver>();
  for (const entry of entries) {
    if (entry.kind !== 'cleaned') continue;
    const { what, value, where, why } = entry;
    const key = JSON.stringify([what, value, where]);
    if (why === null) left.delete(key);
    else left.set(key, { what, value, where, why });
  }
  return left.size === 0 ? {} : { leftOvers: [...left.values()] };
}

function failedBeside({ entries }: JournalReading): Pick<Evidence, 'failedBeside'> {
  const error = entries.flatMap((entry) => (entry.kind === 'playing-ended' ? [entry.error] : [])).find(Boolean);
  return error === undefined ? {} : { failedBeside: error };
}

function cutOff({ entries }: JournalReading, scenarios: readonly Scenario[]): Pick<Evidence, 'cutOff'> {
  const began = scenarios.some(({ attempts }) => attempts > 0);
  // Of a run in shards each shard tells for itself how it ended.
  const ended = entries.some(({ kind }) => kind === 'playing-ended' || kind === 'shard');
  return began && !ended ? { cutOff: 'Playwright ended without having told that it was done: it was killed' } : {};
}

function unreadable(lines: readonly number[]): string[] {
  if (lines.length === 0) return [];
  const named = lines.slice(0, MOST_LINES_NAMED).join(', ');
  const more = lines.length > MOST_LINES_NAMED ? ` and ${lines.length - MOST_LINES_NAMED} more` : '';
  return [`journal.jsonl cannot be read at line ${named}${more}: what was written there is missing here`];
}

function neverBegun(scenarios: readonly Scenario[]): string[] {
  return scenarios
    .filter(({ attempts }) => attempts === 0)
    .map(({ title }) => `"${title}" was announced and never begun`);
}
