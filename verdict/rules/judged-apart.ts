import type { Rule } from '../../model/rule.ts';

// These see more than facts: what a team wrote in rules.ts, and what the verdict would be without them.

/** A rule of a team's own that throws, or gives what no rule gives. */
export const ownRuleBroken: Rule = {
  id: 'own-rule-broken',
  says: 'Every rule of the team’s own works',
  looksAt: 'what the rules of rules.ts give',
  weight: 'doubt',
  firm: true,
  observe: () => [],
};

/** A waiver that would hold if it had not run out. */
export const waiverRanOut: Rule = {
  id: 'waiver-ran-out',
  says: 'What was waived for a time is mended within it',
  looksAt: 'waivers that have run out, where what they are about is still so',
  weight: 'risk',
  observe: () => [],
};

/** Fewer runs in a row were `go` than a demo asks for. */
export const tooFewInARow: Rule = {
  id: 'too-few-in-a-row',
  says: 'Several runs in a row are go before a demo',
  looksAt: 'this run and the newest of the ledger, where it is known when the demo is',
  weight: 'risk',
  observe: () => [],
};
