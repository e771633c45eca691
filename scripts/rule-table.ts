import type { Rule } from '../model/rule.ts';
import { allRules } from '../verdict/rules/index.ts';

const BEGIN = '<!-- written by node scripts/write-rules.ts -->';

/** The page with its table of rules as they are now; what is above its mark is left as a person wrote it. */
export function withRuleTable(page: string): string {
  const [head = ''] = page.split(BEGIN);
  return `${head}${BEGIN}\n\n${ruleTable()}\n`;
}

function ruleTable(): string {
  return [
    '| rule | what must be so | what it looks at | weighs |',
    '| --- | --- | --- | --- |',
    ...allRules.map(row),
  ].join('\n');
}

function row({ id, says, looksAt, weight, firm = false }: Rule): string {
  return `| \`${id}\` | ${says} | ${looksAt} | ${weight}${firm ? ', firm' : ''} |`;
}
