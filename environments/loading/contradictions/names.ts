import type { Contradiction } from '../contradictions.ts';
import type { Wrong } from '../issues.ts';

/** The name under which findings speak of the environment's bank. */
export const BANK = 'bank';

const GROUPS = ['services', 'jobs', 'pipelines', 'databases'] as const;

/** An environment has the name of its file, whether or not it says so. */
export const ownName: Contradiction = ({ outline, name }) =>
  outline.name === undefined || outline.name === name
    ? []
    : [{ path: ['name'], why: `is ${JSON.stringify(outline.name)}, but the file is called ${name}` }];

/** What extends another environment is another place, and must say which. */
export const ownPlace: Contradiction = ({ borrowsIdentity }) =>
  borrowsIdentity
    ? [{ path: ['identity'], at: [], why: 'is that of the environment it extends: say which place this one is' }]
    : [];

/** Findings name a part without saying what it is, so no two may have the same name. */
export const uniqueNames: Contradiction = ({ outline }) => {
  const wrong: Wrong[] = [];
  const taken = new Map<string, string>([[BANK, 'the name of the bank']]);
  for (const group of GROUPS) {
    for (const name of Object.keys(outline[group])) {
      const other = taken.get(name);
      if (other === undefined) taken.set(name, `also one of the ${group}`);
      else wrong.push({ path: [group, name], why: `is ${other}: give each part a name of its own` });
    }
  }
  return wrong;
};
