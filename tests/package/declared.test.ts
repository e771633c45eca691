import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { projectFolder } from '../helpers/rehearse-command.ts';

const record = z.record(z.string(), z.string());
const packageSchema = z.object({
  name: z.string(),
  dependencies: record,
  devDependencies: record,
  peerDependencies: record,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean() })),
  exports: z.record(z.string(), z.union([z.string(), z.object({ types: z.string(), default: z.string() })])),
});
const includedSchema = z.object({ include: z.array(z.string()) });
const declared = packageSchema.parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));

/** Rooms of which an installed package holds at least a part. */
const SHIPPED = 'cli,environments,fixtures,mocks,model,package,readiness,reports,support,surge,verdict';
/** What only modules need that stage the sample platform, which is left out of the package. */
const OF_SAMPLE = ['testcontainers'];

test('whatever the package imports comes with it, or is a peer of it', () => {
  const known = new Set([
    ...Object.keys(declared.dependencies),
    ...Object.keys(declared.peerDependencies),
    ...OF_SAMPLE,
  ]);
  const files = globSync(`{${SHIPPED}}/**/*.ts`, { cwd: projectFolder, exclude: ['reports/runs/**'] });
  const missing = files.flatMap((file) =>
    packagesIn(readFileSync(join(projectFolder, file), 'utf8'))
      .filter((name) => !known.has(name))
      .map((name) => `${file} imports ${name}`),
  );
  assert.deepEqual(missing, []);
});

test('what a clone tries is within what a user may have: each peer is installed here, in its range', () => {
  for (const [name, range] of Object.entries(declared.peerDependencies)) {
    const installed = declared.devDependencies[name];
    assert.ok(installed !== undefined, `${name} is no devDependency`);
    const [oldest = ''] = /\d+/.exec(range) ?? [];
    assert.equal(/\d+/.exec(installed)?.[0], oldest, `${name} ${installed} is not in ${range}`);
  }
});

test('every peer but Playwright is optional', () => {
  const needed = Object.keys(declared.peerDependencies).filter(
    (name) => !declared.peerDependenciesMeta[name]?.optional,
  );
  assert.deepEqual(needed, ['@playwright/test']);
});

test('each program that is started beside a module is compiled', () => {
  const { include } = includedSchema.parse(
    JSON.parse(readFileSync(join(projectFolder, 'tsconfig.package.json'), 'utf8')),
  );
  const files = globSync(`{${SHIPPED}}/**/*.ts`, { cwd: projectFolder, exclude: ['reports/runs/**'] });
  const programs = files.flatMap((file) =>
    [...readFileSync(join(projectFolder, file), 'utf8').matchAll(/programBeside\(import\.meta, '([^']+)'\)/g)].map(
      ([, name]) => join(dirname(file), `${name}.ts`),
    ),
  );
  assert.ok(programs.length > 1);
  assert.deepEqual(
    programs.filter((program) => !include.includes(program)),
    [],
  );
});

test('every entry point has its source', () => {
  for (const target of Object.values(declared.exports)) {
    if (typeof target === 'string') continue;
    const source = target.default.replace(/^\.\/dist\/(.+)\.js$/, '$1.ts');
    assert.ok(existsSync(join(projectFolder, source)), source);
    assert.equal(target.types, target.default.replace(/\.js$/, '.d.ts'));
  }
});

/** The packages that a file imports when it runs, types left out; examples in comments are none. */
function packagesIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const named = code.matchAll(/^(?:import|export)\s+(?!type\b)[^'"`]*?from '([^']+)'|\bimport\('([^']+)'\)/gm);
  return [...named]
    .map(([, one, other]) => one ?? other ?? '')
    .filter((name) => /^[@a-z]/.test(name) && !name.startsWith('node:'))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    .filter((name) => name !== declared.name);
}
