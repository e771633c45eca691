import { loadRules } from '../../environments/rules.ts';
import type { Rule } from '../../model/rule.ts';
import type { Rules, Severity } from '../../model/rules-file.ts';
import type { Waiver } from '../../model/waiver.ts';
import { systemClock } from '../../support/clock.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { hasRunOut } from '../../verdict/settings/waivers.ts';
import { EXIT } from '../exit-codes.ts';
import { printResult } from '../output.ts';

/** A rule as it is listed. */
interface ListedRule {
  id: string;
  says: string;
  looksAt: string;
  /** What it weighs in this project. */
  weight: Severity;
  /** What it weighs unless rules.ts changes it. */
  usualWeight: Severity;
  /** Whether rules.ts can neither weigh it otherwise nor waive what it finds. */
  firm: boolean;
  /** Whether it is the team's own. */
  own: boolean;
}

type ListedWaiver = Waiver & { ranOut: boolean };

/** Lists the rules a verdict is made by, and what the project's rules.ts changes in them. */
export async function listRules(project: string, { json = false }: { json?: boolean }): Promise<number> {
  const settings = await loadRules(project, allRules);
  const { goInARow } = settings;
  const rules = [
    ...allRules.map((rule) => listed(rule, settings, false)),
    ...settings.own.map((rule) => listed(rule, settings, true)),
  ];
  const now = systemClock.now();
  const waivers = settings.waivers.map((waiver): ListedWaiver => ({ ...waiver, ranOut: hasRunOut(waiver, now) }));
  if (json) printResult(JSON.stringify({ goInARow, rules, waivers }, null, 2));
  else printResult([...rules.map(ruleText), rowText(goInARow), ...waivers.map(waiverText)].join('\n\n'));
  return EXIT.go;
}

function listed({ id, says, looksAt, weight, firm = false }: Rule, { severity }: Rules, own: boolean): ListedRule {
  return { id, says, looksAt, weight: severity[id] ?? weight, usualWeight: weight, firm, own };
}

function ruleText({ id, says, looksAt, weight, usualWeight, firm, own }: ListedRule): string {
  const changed = weight === usualWeight ? '' : ` (by rules.ts; ${usualWeight} otherwise)`;
  const kind = `${weight}${changed}${firm ? ', firm' : ''}${own ? ', of your own' : ''}`;
  return `${id}: ${kind}\n  ${says}\n  looks at ${looksAt}`;
}

function rowText(wanted: number): string {
  if (wanted === 0) return 'No runs in a row have to be go before a demo.';
  return `Before a demo ${wanted} ${wanted === 1 ? 'run' : 'runs in a row'} must be go.`;
}

function waiverText({ id, by, until, reason, rule, environments, ranOut }: ListedWaiver): string {
  const on = environments === undefined ? '' : ` on ${environments.join(', ')}`;
  const state = ranOut ? `ran out on ${until}: it does not hold` : `holds until ${until}`;
  return `waived: ${id}${rule === undefined ? '' : ` by ${rule}`}${on}, ${state}\n  by ${by}: ${reason}`;
}
