import { systemClock } from '../../support/clock.ts';
import { newLicence } from './licence.ts';
import type { PartName } from './parts.ts';
import type { StageGround } from './stage-ground.ts';
import type { StageFoundation } from './start-foundation.ts';
import { together } from './together.ts';
import {
  onboardingVariables,
  paymentsVariables,
  portalVariables,
  type ServiceNeeds,
  statusPollerVariables,
} from './variables.ts';

/** Starts the services and the job behind the edge, and resolves with where each part is reached. */
export async function startParts(
  { plan, starter, runtime }: StageGround,
  { database, bankUrl, edgeUrl, facts, certificates, surroundingsUrl }: StageFoundation,
): Promise<Record<PartName | 'supervisor', string>> {
  const needsOf = async (name: PartName): Promise<ServiceNeeds> => ({
    bankUrl: runtime.fromParts('bank', bankUrl),
    databaseUrl: runtime.fromParts(
      'database',
      plan.parts[name].otherDatabase ? await database.another() : database.url,
    ),
  });
  const licence = newLicence(systemClock.now() + plan.papers.licenceEndsInMs);
  const [onboarding, payments, statusPoller] = await together([
    needsOf('onboarding').then((needs) =>
      starter.start('onboarding', onboardingVariables(facts, needs, { certificates, licence })),
    ),
    needsOf('payments').then((needs) => starter.start('payments', paymentsVariables(facts, needs, surroundingsUrl))),
    needsOf('status-poller').then((needs) => starter.start('status-poller', statusPollerVariables(facts, needs))),
  ]);
  const behind = {
    onboarding: runtime.fromParts('onboarding', onboarding),
    payments: runtime.fromParts('payments', payments),
  };
  return {
    portal: await starter.start('portal', portalVariables(facts, behind, surroundingsUrl)),
    onboarding,
    payments,
    'status-poller': statusPoller,
    edge: edgeUrl,
    bank: bankUrl,
    supervisor: surroundingsUrl,
  };
}
