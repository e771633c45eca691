import type { Schedule } from './schedule.ts';

/**
 * Shell that lays out a small site: the newest report of each environment among the runs in a folder, and a page that leads to
 * them. Both folders are given as words of the shell.
 */
export function siteScript({ environments }: Schedule, runs: string, site: string): string {
  return [
    `mkdir -p ${site}`,
    `printf '<!doctype html><html lang="en"><meta charset="utf-8"><title>Rehearsals</title><h1>Rehearsals</h1><ul>' >${site}/index.html`,
    `for environment in ${environments.join(' ')}; do`,
    `  newest=$({ grep -lE "^  \\"environment\\": \\"$environment\\"" ${runs}/*/run.json || true; } | sort | tail -n 1)`,
    '  [ -n "$newest" ] || continue',
    `  cp -R "$(dirname "$newest")" "${site}/$environment"`,
    `  printf '<li><a href="%s/index.html">%s</a>' "$environment" "$environment" >>${site}/index.html`,
    'done',
    `printf '</ul></html>' >>${site}/index.html`,
  ].join('\n');
}
