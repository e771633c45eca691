import type { Facts } from '../../model/facts.ts';
import type { Rule } from '../../model/rule.ts';

/** What a run put into an environment is taken out of it again. */
export const leftBehind: Rule<Facts> = {
  id: 'left-behind',
  says: 'What the run put into the environment is taken away again',
  looksAt: 'what the clean-up in the definition could not take away',
  weight: 'risk',
  observe: ({ evidence, environmentOwner }) =>
    (evidence?.leftOvers ?? []).map(({ what, value, where, why }) => ({
      id: `left-behind/${what}${value === null ? '' : `/${value}`}`,
      title: `${value === null ? what : `${what} ${value}`} is still there`,
      subject: what,
      owner: environmentOwner,
      cause: `${where}: ${why}`,
      remedy: 'mend that, then npx rehearse clean --env with the environment’s name, or take it away by hand',
    })),
};
