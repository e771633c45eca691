import { timeZoneSchema } from '../../model/owner.ts';
import { environmentName } from './options.ts';
import type { Plan, Wishes } from './plan.ts';

/** How a person is asked; each gives the answer, or `null` where they would rather stop. */
export interface Asking {
  text(question: string, usual: string, whyNot: (answer: string) => string | undefined): Promise<string | null>;
  choose(question: string, choices: readonly string[], usual: string): Promise<string | null>;
}

/**
 * Asks what flags did not say and the repository does not: the name of the environment, the entrance where there are several,
 * whose everything is and when they are at work. Gives the wishes with the answers, `null` where they would rather stop.
 */
export async function askWishes(
  wishes: Wishes,
  planOf: (wishes: Wishes) => Plan,
  asking: Asking,
): Promise<Wishes | null> {
  const answered: Wishes = { ...wishes };
  const plan = planOf(wishes);
  if (wishes.environment === undefined) {
    const environment = await asking.text('What is this environment called?', plan.environment, whyNoName);
    if (environment === null) return null;
    answered.environment = environment;
  }
  const { services, entrance } = planOf(answered);
  if (wishes.entrance === undefined && services.length > 1) {
    const names = services.map(({ name }) => name);
    const chosen = await asking.choose('Which service’s pages does the audience see?', names, entrance.name);
    if (chosen === null) return null;
    answered.entrance = chosen;
  }
  if (wishes.team === undefined) {
    const team = await asking.text('Which team can mend it?', plan.team.name, whyNothing);
    if (team === null) return null;
    answered.team = team;
  }
  if (wishes.timeZone === undefined) {
    const zone = await asking.text('In which time zone does it work?', plan.team.timeZone, whyNoZone);
    if (zone === null) return null;
    answered.timeZone = zone;
  }
  return answered;
}

const whyNothing = (text: string) => (text.trim() === '' ? 'It must not be empty.' : undefined);
const whyNoZone = (text: string) =>
  timeZoneSchema.safeParse(text).success ? undefined : 'It is no IANA time zone name, such as Europe/London.';

function whyNoName(text: string): string | undefined {
  try {
    environmentName(text);
    return undefined;
  } catch {
    return 'Write lower case words joined by hyphens.';
  }
}
