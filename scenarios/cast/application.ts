import { z } from 'zod';
import type { Environment, FlowDeclaration, KnownState } from '../../fixtures/index.ts';

const applicationSchema = z.object({ status: z.string(), updatedAt: z.iso.datetime() });

/** The states that the customer waits for, and the decisions of the bank's staff that lead to them. */
const STATES = {
  'information-required': { after: 'request-information', final: false },
  approved: { after: 'approve' },
  rejected: { after: 'reject' },
};

/** An application's way through the bank's delayed decision: who carries it, and how the platform is asked about it. */
export function applicationFlow({ services }: Environment): FlowDeclaration<keyof typeof STATES> {
  return {
    subject: 'application',
    keeper: 'onboarding',
    job: 'status-poller',
    states: STATES,
    knows: (id) => askedAt(`${services.onboarding?.url}/applications/${encodeURIComponent(id)}`),
  };
}

async function askedAt(address: string): Promise<KnownState | undefined> {
  const answer = await fetch(address);
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  const { status, updatedAt } = applicationSchema.parse(await answer.json());
  return { state: status, since: updatedAt };
}
