import type { EnvironmentSummary } from '../environment-summary.ts';

/** The address of the service whose pages the audience sees; `null` where the definition does not say which that is. */
export function entranceOf(environment: EnvironmentSummary | null): string | null {
  const { services = {}, entrance } = environment ?? {};
  return (entrance === undefined ? undefined : services[entrance]?.url) ?? null;
}
