import type { Facts } from '../../model/facts.ts';
import type { Rule } from '../../model/rule.ts';

/** The id of the observation that the ledger can't be trusted: what can't be counted because of it follows from that. */
const BROKEN_LEDGER = 'ledger/chain';
const UNREAD_LEDGER = 'ledger/unread';

/** The id of what keeps earlier runs from being counted, if anything does. */
export function ledgerTroubleId({ ledgerTroubles, ledgerUnread }: Facts): string | undefined {
  if (ledgerTroubles.length > 0) return BROKEN_LEDGER;
  return ledgerUnread === null ? undefined : UNREAD_LEDGER;
}

export const ledgerBroken: Rule<Facts> = {
  id: 'ledger-broken',
  says: 'No line of the ledger was changed or taken away',
  looksAt: 'the chain of the ledger’s lines',
  weight: 'doubt',
  observe: ({ ledgerTroubles }) => {
    const [first, ...more] = ledgerTroubles;
    if (first === undefined) return [];
    return [
      {
        id: BROKEN_LEDGER,
        title: 'The history of runs can’t be trusted',
        subject: 'ledger',
        owner: null,
        cause: more.length === 0 ? first : `${first}; and ${more.length} more`,
        remedy: 'bring the ledger back from a copy; rehearse history --verify tells whether it is whole',
      },
    ];
  },
};

export const ledgerUnread: Rule<Facts> = {
  id: 'ledger-unread',
  says: 'The history of runs can be read',
  looksAt: 'whether the ledger answered',
  weight: 'risk',
  observe: ({ ledgerUnread: why }) =>
    why === null
      ? []
      : [
          {
            id: UNREAD_LEDGER,
            title: 'The history of runs could not be read',
            subject: 'ledger',
            owner: null,
            cause: why,
            remedy: 'see whether the store that REHEARSE_LEDGER names can be reached',
          },
        ],
};
