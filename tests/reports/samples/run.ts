import { NO_DEMO } from '../../../model/demo.ts';
import type { Run } from '../../../model/run.ts';
import type { EnvironmentSummary } from '../../../reports/environment-summary.ts';
import { accounts, after, bankRelations, platform } from './people.ts';

export function sampleRun(changes: Partial<Run> = {}): Run {
  return {
    schemaVersion: 1,
    id: '2026-11-20T093012-4f1c',
    environment: 'staging',
    demo: { ...NO_DEMO, at: '2026-11-20T15:00:00.000Z', slotMs: 20 * 60_000 },
    arguments: ['run', '--env', 'staging', '--demo', '2026-11-20T15:00:00Z', '--slot', '20m'],
    incident: null,
    bankVersion: null,
    only: null,
    seed: 20261120,
    git: { commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334', branch: 'main', dirty: false },
    tools: { node: '24.21.0', playwright: '1.65.1' },
    conductor: { pid: 4242, host: 'rehearsal-room' },
    startedAt: after(0),
    endedAt: after(64_000),
    state: 'finished',
    ...changes,
  };
}

export const environment: EnvironmentSummary = {
  name: 'staging',
  protected: false,
  identity: { name: 'staging', id: 'stg-7' },
  services: {
    portal: { url: 'https://portal.staging.example.test', owner: accounts },
    onboarding: { url: 'https://onboarding.staging.example.test', owner: accounts },
    payments: { url: 'https://payments.staging.example.test', owner: accounts },
  },
  jobs: { 'status-poller': { url: 'https://poller.staging.example.test', owner: platform, schedule: '*/2 * * * * *' } },
  bank: { url: 'https://bank.staging.example.test', owner: bankRelations, contract: '2026-03', mock: true },
};
