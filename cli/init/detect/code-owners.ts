import type { OwnersRule } from '../facts.ts';
import type { Detector } from './detector.ts';

/** Where hosts look for it, the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];
const MOST_RULES = 1000;

/** The rules of a CODEOWNERS file, in their order: the last that fits a path counts. */
export const codeOwners: Detector<OwnersRule> = {
  wants: (path) => PLACES.includes(path),
  detect(files) {
    const place = PLACES.find((candidate) => files.some(({ path }) => path === candidate));
    const text = files.find(({ path }) => path === place)?.text ?? '';
    const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*$/, '').trim());
    const rules = lines.flatMap((line) => {
      const [pattern = '', ...owners] = line.split(/\s+/);
      // GitLab has sections in brackets; a rule without owners takes them away.
      return pattern === '' || /^\^?\[/.test(pattern) ? [] : [{ pattern, owners: owners.filter(isOwner) }];
    });
    return { found: rules.slice(0, MOST_RULES), remarks: [] };
  },
};

/** The owners of a folder: those of the last rule that fits it. Patterns with wildcards inside are passed over. */
export function ownersOf(folder: string, rules: readonly OwnersRule[]): readonly string[] {
  return rules.findLast(({ pattern }) => fits(pattern, folder))?.owners ?? [];
}

function fits(pattern: string, folder: string): boolean {
  if (pattern === '*' || pattern === '/**' || pattern === '**') return true;
  const plain = pattern.replace(/^\//, '').replace(/\/(?:\*\*?)?$/, '');
  if (plain === '' || /[*?[\]!\\]/.test(plain)) return false;
  const anchored = pattern.startsWith('/') || plain.includes('/');
  return anchored ? folder === plain || folder.startsWith(`${plain}/`) : folder.split('/').includes(plain);
}

const isOwner = (text: string) => /^(?:@[\w./-]+|[\w.+-]+@[\w.-]+)$/.test(text);
