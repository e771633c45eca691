import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages whose commands must work: the README, and all of docs/ but the pictures and schemas. */
export function pages(root: string): { name: string; text: string }[] {
  const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name));
  return ['README.md', ...inDocs].map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
}

/** The commands of each shell block, in order; comments and empty lines left out. */
export function shellBlocks(text: string): string[][] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) =>
    block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
  );
}

/** The `rehearse` commands that stand in running text, with their arguments. */
export function inlineRehearsals(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...new Set([...prose.matchAll(/`npx rehearse ([^`]+)`/g)].map(([, command = '']) => command))];
}

/** The targets of relative links and pictures. */
export function relativeLinks(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}
