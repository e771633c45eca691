import { basename, join } from 'node:path';
import { findDrift } from '../../mocks/comparison/drift/find-drift.ts';
import { liveBank } from '../../mocks/comparison/drift/live-bank.ts';
import { closedContract } from '../../mocks/contract/closed-contract.ts';
import { readContract } from '../../mocks/contract/read-contract.ts';
import type { BankExchange } from '../../model/bank-exchange.ts';
import { Problem } from '../../support/problem.ts';
import { contractFile, sampleVersions } from '../bank-changes/contract-file.ts';
import { type DriftOutcome, driftText } from '../bank-changes/drift-text.ts';
import { liveCredential } from '../bank-changes/live-credential.ts';
import { recordedExchanges } from '../bank-changes/recorded-exchanges.ts';
import { recordedRun } from '../bank-changes/recorded-run.ts';
import { EXIT } from '../exit-codes.ts';
import { mayColour, printResult } from '../output.ts';
import { reportsFolder } from '../reports-folder.ts';

/** What `rehearse bank drift` was given. */
export interface BankDriftOptions {
  against: string;
  contract?: string;
  version?: string;
  run?: string;
  reports?: string;
  env?: string;
  allow?: readonly string[];
  json?: boolean;
}

/**
 * The live bank beside the mock on the calls of a recorded run. Exit code 1 when it violates the contract, 3 when
 * nothing could be compared, otherwise 0.
 */
export async function bankDrift(project: string, options: BankDriftOptions): Promise<number> {
  const { against, allow = [], json = false } = options;
  if (options.contract !== undefined && options.version !== undefined) {
    throw new Problem(
      '--contract and --version exclude each other',
      'each of them names the contract to judge by',
      'leave one of them out',
    );
  }
  const { run, exchanges } = await recorded(reportsFolder(project, options), options.run);
  const version = options.contract === undefined ? (options.version ?? sampleVersionOf(exchanges)) : undefined;
  const contract = await readContract(contractFile(options.contract ?? version ?? ''));
  const authorization = await liveCredential(project, { against, env: options.env });
  const report = await findDrift({
    contract,
    closed: closedContract(contract),
    // One run may have spoken several versions; a contract of its own is for all of it.
    exchanges: version === undefined ? exchanges : exchanges.filter((exchange) => exchange.version === version),
    live: liveBank({ url: against, authorization }),
    allowed: new Set(allow),
  });
  const outcome: DriftOutcome = {
    against,
    contract: { title: contract.title, version: contract.version },
    run,
    report,
  };
  printResult(json ? JSON.stringify(outcome, null, 2) : driftText(outcome, { colour: mayColour(process.stdout) }));
  if (report.compared === 0) return EXIT.inconclusive;
  return report.findings.some(({ drift }) => drift === 'violation') ? EXIT.noGo : EXIT.go;
}

async function recorded(
  reports: string,
  named: string | undefined,
): Promise<{ run: string; exchanges: BankExchange[] }> {
  const folder = await recordedRun(reports, named, async (run) => (await recordedExchanges(run)).length > 0);
  const exchanges = folder === undefined ? [] : await recordedExchanges(folder);
  if (folder !== undefined && exchanges.length > 0) return { run: basename(folder.path), exchanges };
  throw new Problem(
    'There are no recorded calls to compare with',
    named === undefined ? `no run under ${join(reports, 'runs')} kept any` : `run ${named} kept none`,
    'rehearse with the mock bank first: rehearse run',
  );
}

/** The version the run spoke last, which must be one of the sample bank's. */
function sampleVersionOf(exchanges: readonly BankExchange[]): string {
  const spoken = exchanges.at(-1)?.version ?? '';
  if (sampleVersions().includes(spoken)) return spoken;
  throw new Problem(
    `Nothing says which contract version "${spoken}" is`,
    'the run was not recorded with the sample bank',
    'give the contract with --contract FILE',
  );
}
