import { readFileSync } from 'node:fs';

/** Reads style sheets and scripts that lie beside a module, by their path from it. `module` is its `import.meta.url`. */
export function assetReader(module: string): (path: string) => string {
  return (path) => readFileSync(new URL(path, module), 'utf8');
}
