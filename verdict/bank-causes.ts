import type { ContractFinding } from '../model/contract-finding.ts';
import type { Scenario } from '../model/evidence.ts';
import type { Facts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Diagnosis, MilestoneName } from '../model/milestone.ts';
import { brokenMeanwhile } from './failed-findings.ts';

/** What tells how scenarios and the bank got on with each other. */
type WithBankCalls = Pick<Facts, 'evidence' | 'bank'>;

/** What calls at the bank are for without which a milestone does not come; none where the bank has no part in it. */
const NEEDED_FOR: Readonly<Record<MilestoneName, readonly string[]>> = {
  submitted: [],
  received: ['token', 'create'],
  decided: [],
  polled: ['token', 'read', 'list'],
  applied: ['read', 'list'],
  shown: [],
};

/**
 * The id of what a failed scenario, or what it says of itself in `diagnosis`, follows from: what broke under it in the
 * environment, or else what happened at the bank and can have made it fail.
 */
export function causeOfFailure(scenario: Scenario, diagnosis: Diagnosis | undefined, facts: Facts): string | undefined {
  const broken = brokenMeanwhile(facts).find(({ subject }) => diagnosis === undefined || subject === diagnosis.subject);
  return broken?.id ?? bankCauseOf(scenario, diagnosis?.milestone, facts);
}

/** The ids of all that made a scenario fail. */
export function causesOfFailures(facts: Facts): ReadonlySet<string> {
  const ids = (facts.evidence?.scenarios ?? []).flatMap((scenario) => {
    if (scenario.status !== 'failed') return [];
    const diagnoses = scenario.diagnoses.length === 0 ? [undefined] : scenario.diagnoses;
    return diagnoses.map((diagnosis) => causeOfFailure(scenario, diagnosis, facts));
  });
  return new Set(ids.filter((id) => id !== undefined));
}

/** A fault that was put there, a deviation from the contract, or a version of it that nobody expects. */
function bankCauseOf(scenario: Scenario, milestone: MilestoneName | undefined, facts: Facts): string | undefined {
  const fault = faultsIn(scenario, facts, milestone)[0];
  if (fault !== undefined) return faultId(fault);
  const finding = findingsIn(scenario, facts).find((each) => each.fault === null && canStop(each, milestone));
  if (finding !== undefined) return contractId(finding);
  const bankHasPart = milestone === undefined || NEEDED_FOR[milestone].length > 0;
  const version = otherVersionsIn(scenario, facts)[0];
  return bankHasPart && version !== undefined ? versionId(version) : undefined;
}

/** A bank that does not speak as expected, or take the credential, follows from its version, where scenarios failed by it. */
export function versionBehind({ check, subject }: Finding, facts: WithBankCalls): string | undefined {
  if ((check !== 'credential' && check !== 'contract') || subject !== 'bank') return undefined;
  const failed = (facts.evidence?.scenarios ?? []).filter(({ status }) => status === 'failed');
  const version = failed.flatMap((scenario) => otherVersionsIn(scenario, facts))[0];
  return version === undefined ? undefined : versionId(version);
}

/** One observation for all that is wrong with one side of an operation. */
export function contractId({ side, operation, method, path }: ContractFinding): string {
  return `contract/${side}/${operation ?? `${method} ${path}`}`;
}

export function faultId(fault: string): string {
  return `fault/${fault}`;
}

export function versionId(version: string): string {
  return `bank-version/${version}`;
}

/** The versions the bank spoke in a scenario that are not the one the environment expects. */
export function otherVersionsIn(scenario: Scenario, facts: WithBankCalls): string[] {
  const { bank } = facts;
  if (bank === null) return [];
  const spoken = [...scenario.bankCalls, ...findingsIn(scenario, facts)].map(({ version }) => version);
  return [...new Set(spoken)].filter((version) => version !== null && version !== bank.contract).map(String);
}

/** The faults that hit calls without which this milestone can't come; all that hit the scenario when none is named. */
export function faultsIn(scenario: Scenario, facts: Facts, milestone?: MilestoneName): string[] {
  const hit = [...scenario.bankCalls, ...findingsIn(scenario, facts)].filter(({ role }) => isNeeded(role, milestone));
  return [...new Set(hit.flatMap(({ fault }) => (fault === null ? [] : [fault])))];
}

function findingsIn({ id }: Scenario, { evidence }: WithBankCalls): ContractFinding[] {
  return (evidence?.contractFindings ?? []).filter(({ scenarios }) => scenarios.includes(id));
}

/** A request that the bank took all the same stopped nothing. */
function canStop({ side, role, status }: ContractFinding, milestone: MilestoneName | undefined): boolean {
  switch (side) {
    case 'call':
      return milestone === undefined || NEEDED_FOR[milestone].length > 0;
    case 'request':
      return role !== null && isNeeded(role, milestone) && (status === null || status < 200 || status >= 300);
    case 'response':
      return role !== null && isNeeded(role, milestone);
    case 'callback':
      return milestone === undefined || milestone === 'polled' || milestone === 'applied';
  }
}

function isNeeded(role: string | null, milestone: MilestoneName | undefined): boolean {
  return milestone === undefined || (role !== null && NEEDED_FOR[milestone].includes(role));
}
