import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Facts } from '../../model/facts.ts';
import type { Diagnosis } from '../../model/milestone.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { causesOfFailures, contractId, faultId, faultsIn, otherVersionsIn, versionId } from '../bank-causes.ts';
import { scenarioProofs } from './proofs.ts';

const MOST_PLACES = 3;

export const faultInjected: Rule<Facts> = {
  id: 'fault-injected',
  says: 'The platform copes with the faults that the bank was given',
  looksAt: 'the calls at the mock bank that a fault changed',
  weight: 'blocker',
  observe: (facts) => {
    const causes = causesOfFailures(facts);
    const faults = new Set((facts.evidence?.scenarios ?? []).flatMap((scenario) => faultsIn(scenario, facts)));
    return [...faults]
      .filter((fault) => causes.has(faultId(fault)))
      .map((fault) => ({
        id: faultId(fault),
        title: `The bank was made to misbehave, and the platform does not cope: ${fault}`,
        subject: 'bank',
        owner: facts.environmentOwner,
        cause: `the fault ${fault} was put into the mock bank for this rehearsal`,
        remedy: 'rehearse without it, and let the platform cope with it if the demo must survive it',
        evidence: scenarioProofs(facts, (scenario) => faultsIn(scenario, facts).includes(fault)),
      }));
  },
};

export const bankSpeaksOtherVersion: Rule<Facts> = {
  id: 'bank-speaks-other-version',
  says: 'The bank speaks the version of its contract that the environment expects',
  looksAt: 'the version by which each call at the bank was answered',
  weight: 'risk',
  observe: (facts) => {
    const { bank, evidence } = facts;
    if (bank === null) return [];
    const causes = causesOfFailures(facts);
    const versions = new Set((evidence?.scenarios ?? []).flatMap((scenario) => otherVersionsIn(scenario, facts)));
    return [...versions].map((version) => ({
      id: versionId(version),
      title: `The bank speaks ${version}, and the environment expects ${bank.contract}`,
      subject: 'bank',
      owner: bank.owner,
      cause: `calls of this run were answered as the contract ${version} has it`,
      remedy: `ask the bank for ${bank.contract}, or adapt the platform to ${version}`,
      evidence: scenarioProofs(facts, (scenario) => otherVersionsIn(scenario, facts).includes(version)),
      ...blockerIf(causes.has(versionId(version)) || leadsTo(version, facts, causes)),
    }));
  },
};

export const unexpectedBankCall: Rule<Facts> = {
  id: 'unexpected-bank-call',
  says: 'The platform calls only what the bank’s contract has',
  looksAt: 'calls that the bank refused as unknown',
  weight: 'risk',
  observe: (facts) =>
    observed(facts, ['call'], ([first, ...more]) => ({
      ...ofPlatform(first, facts),
      title: `${first.method} ${first.path} was called, which the bank’s contract ${first.version} does not have`,
      cause: [timesRefused([first, ...more]), ...(first.nearest === null ? [] : [`nearest: ${first.nearest}`])].join(
        '; ',
      ),
      remedy: 'call what the contract has, or ask the bank what became of it',
    })),
};

export const contractViolatedByPlatform: Rule<Facts> = {
  id: 'contract-violated-by-platform',
  says: 'The platform calls the bank as its contract has it',
  looksAt: 'requests to the bank, beside its contract',
  weight: 'risk',
  observe: (facts) =>
    observed(facts, ['request'], (findings) => ({
      ...ofPlatform(findings[0], facts),
      title: `${findings[0].operation} is not called as the bank’s contract ${findings[0].version} has it`,
      cause: places(findings),
      remedy: `compare the call with the contract ${findings[0].version}`,
    })),
};

export const contractViolatedByBank: Rule<Facts> = {
  id: 'contract-violated-by-bank',
  says: 'The bank answers, and calls back, as its contract has it',
  looksAt: 'answers and callbacks of the bank, beside its contract',
  weight: 'risk',
  observe: (facts) =>
    observed(facts, ['response', 'callback'], (findings) => {
      const [{ side, operation, version }] = findings;
      return {
        subject: 'bank',
        owner: facts.bank?.owner ?? null,
        title: `The bank’s ${side === 'callback' ? 'callback' : 'answer to'} ${operation} is not as its contract ${version} has it`,
        cause: places(findings),
        remedy: 'show it to the bank beside its contract',
      };
    }),
};

type Findings = [ContractFinding, ...ContractFinding[]];

/** One observation for each operation and side; a blocker where it made a scenario fail. What a fault did is the fault's. */
function observed(
  facts: Facts,
  sides: readonly ContractFinding['side'][],
  tell: (findings: Findings) => Omit<Observation, 'id'>,
): Observation[] {
  const causes = causesOfFailures(facts);
  const groups = new Map<string, Findings>();
  for (const finding of facts.evidence?.contractFindings ?? []) {
    if (finding.fault !== null || !sides.includes(finding.side)) continue;
    const id = contractId(finding);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([id, findings]) => ({
    id,
    ...tell(findings),
    ...following(versionNobodyExpects(findings[0], facts)),
    evidence: scenarioProofs(facts, (scenario) => findings.some((each) => each.scenarios.includes(scenario.id))),
    ...blockerIf(causes.has(id)),
  }));
}

/** A deviation in a version that the environment does not expect goes when the bank speaks the one it does. */
function versionNobodyExpects({ version, scenarios }: ContractFinding, { bank }: Facts): string | undefined {
  return bank !== null && version !== bank.contract && scenarios.length > 0 ? versionId(version) : undefined;
}

function leadsTo(version: string, { evidence }: Facts, causes: ReadonlySet<string>): boolean {
  return (evidence?.contractFindings ?? []).some(
    (finding) => finding.version === version && causes.has(contractId(finding)),
  );
}

/** Who called is not known; only a scenario that missed a milestone because of it may name the caller. */
function ofPlatform(finding: ContractFinding, facts: Facts): Pick<Observation, 'subject' | 'owner'> {
  const named = diagnosesOf(finding, facts).find(({ subject }) => subject !== 'bank');
  return named === undefined
    ? { subject: 'platform', owner: facts.environmentOwner }
    : { subject: named.subject, owner: named.owner };
}

function diagnosesOf({ scenarios }: ContractFinding, { evidence }: Facts): Diagnosis[] {
  return (evidence?.scenarios ?? []).flatMap(({ id, diagnoses }) => (scenarios.includes(id) ? diagnoses : []));
}

function timesRefused(findings: Findings): string {
  const count = findings.reduce((sum, finding) => sum + finding.count, 0);
  const { status } = findings[0];
  return `${count === 1 ? 'the bank refused it' : `the bank refused it ${count} times`}${status === null ? '' : ` (${status})`}`;
}

function places(findings: Findings): string {
  const told = findings
    .slice(0, MOST_PLACES)
    .map(
      ({ where, pointer, expected, got }) => `${[where, pointer].join(' ').trim()}: expected ${expected}, got ${got}`,
    );
  const more = findings.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function blockerIf(isCause: boolean): Pick<Observation, 'weight'> {
  return isCause ? { weight: 'blocker' } : {};
}
