import type { PlannedPipeline } from '../plan.ts';

/** A commit to be made: what it puts into files, and `null` for one that it removes. */
export interface PlannedCommit {
  subject: string;
  /** Epoch milliseconds. */
  at: number;
  files: Readonly<Record<string, string | null>>;
}

/** Where the pipeline's configuration lies in the repository. */
export const PIPELINE_FILE = '.github/workflows/deploy.yml';

const DAY_MS = 86_400_000;
/** The same at every staging, so that the same build has the same commits. */
const BEGUN = Date.UTC(2026, 9, 5, 9);

const DEPLOY = `name: Deploy
on:
  push:
    branches: [main]
  schedule:
    - cron: '0 5 * * 1-5'
jobs:
  deploy:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        part: [portal, onboarding, payments, status-poller, edge]
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy \${{ matrix.part }}
`;

/** The commits that lead to what is deployed, oldest first, and those that came after it. */
export function plannedHistory(
  { configuration, undeployedCommit }: PlannedPipeline,
  { build, commit, now }: { build: string; commit: string; now: number },
): { deployed: PlannedCommit[]; after: PlannedCommit[] } {
  const yesterday = now - DAY_MS;
  const deployed: PlannedCommit[] = [
    {
      subject: 'Begin the platform',
      at: BEGUN,
      files: {
        'README.md': '# Northgate\n\nThe sample platform: portal, onboarding, payments, status-poller, edge.\n',
      },
    },
    { subject: 'Deploy every part from main', at: BEGUN + DAY_MS, files: { [PIPELINE_FILE]: DEPLOY } },
    { subject: `Release ${build}`, at: BEGUN + 2 * DAY_MS, files: { RELEASE: `${build}\n${commit}\n` } },
  ];
  if (configuration === 'deleted') {
    deployed.push({ subject: 'Remove workflows nobody needs', at: yesterday, files: { [PIPELINE_FILE]: null } });
  }
  if (configuration === 'changed') {
    const changed = DEPLOY.replace('payments, ', '');
    deployed.push({ subject: 'Deploy payments by hand', at: yesterday, files: { [PIPELINE_FILE]: changed } });
  }
  const fee = { subject: 'Show the fee before a payment', at: yesterday, files: { 'FEES.md': '# Fees\n\nNone.\n' } };
  return { deployed, after: undeployedCommit ? [fee] : [] };
}
