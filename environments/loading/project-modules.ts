import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HARNESS_FOLDER, PACKAGE_NAME } from '../../support/own-package.mjs';

const ENTRANCE = join(HARNESS_FOLDER, 'package', `environments${extname(import.meta.filename)}`);
const MODULE_SYNTAX = /^\s*(?:import|export)\b/m;
let areRegistered = false;

/**
 * Has what a project declares in TypeScript read as what it is written as, a module, though its package.json says
 * `"type": "commonjs"` as npm writes it, or nothing; and has it declared with this rehearse, wherever that is installed.
 */
export function readProjectsModules(): void {
  if (areRegistered) return;
  areRegistered = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === PACKAGE_NAME ? { url: pathToFileURL(ENTRANCE).href, shortCircuit: true } : next(specifier, context),
    load: (url, context, next) =>
      next(url, mayBeModule(url, context.format) ? { ...context, format: 'module-typescript' } : context),
  });
}

function mayBeModule(url: string, format: string | null | undefined): boolean {
  const isUndecided = format == null || format === 'commonjs-typescript' || format === 'typescript';
  if (!isUndecided || !/^file:.*\.ts$/.test(url) || url.includes('/node_modules/')) return false;
  return MODULE_SYNTAX.test(readFileSync(fileURLToPath(url), 'utf8'));
}
