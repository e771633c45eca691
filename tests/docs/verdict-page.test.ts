import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadRules } from '../../environments/rules.ts';
import { withRuleTable } from '../../scripts/rule-table.ts';
import { judge } from '../../verdict/judge.ts';
import { allRules } from '../../verdict/rules/index.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { facts, scenario } from '../verdict/samples.ts';

const page = readFileSync(join(projectFolder, 'docs/verdict.md'), 'utf8');

test('docs/verdict.md tells of the rules as they are (node scripts/write-rules.ts writes its table)', () => {
  assert.equal(page, withRuleTable(page));
});

test('the rules.ts that docs/verdict.md shows can be used, and its own rule sees what it says', async (t) => {
  const project = temporaryFolder(t);
  mkdirSync(join(project, 'environments'));
  const define = JSON.stringify(join(projectFolder, 'environments/define-rules.ts'));
  writeFileSync(join(project, 'environments/define-rules.ts'), `export * from ${define};`);
  writeFileSync(join(project, 'environments/staging.ts'), 'export default () => ({});');
  const [, example = ''] = /^```ts\n([\s\S]*?)^```/m.exec(page) ?? [];
  writeFileSync(join(project, 'rules.ts'), example);
  const rules = await loadRules(project, allRules);
  assert.equal(judge(facts, 0, rules).outcome, 'go');
  const evidence = facts.evidence && { ...facts.evidence, scenarios: [scenario('a', { durationMs: 200_000 })] };
  assert.deepEqual(
    judge({ ...facts, evidence }, 0, rules).risks.map(({ id, title }) => [id, title]),
    [['short-scenarios/a', '“Scenario a” takes 200 s']],
  );
});
