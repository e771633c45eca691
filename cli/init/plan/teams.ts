import { timeZoneSchema } from '../../../model/owner.ts';
import { ownersOf } from '../detect/code-owners.ts';
import type { RepositoryFacts } from '../facts.ts';
import type { PlannedTeam, Wishes } from '../plan.ts';
import { teamIdentifier } from './names.ts';

const USUAL_HOURS = '09:00-17:00';

/** The teams of a repository: the one whose everything is that names no other, and that of each folder. */
export interface Teams {
  main: PlannedTeam;
  /** The team of a folder, `null` where it is the main one. */
  of(folder: string | null): PlannedTeam | null;
  /** The others that were asked for. */
  others(): readonly PlannedTeam[];
}

/** Teams by what CODEOWNERS says; when they are at work nothing in a repository says, so that is guessed and marked. */
export function teamsOf({ owners, git, folder }: RepositoryFacts, wishes: Wishes): Teams {
  const { timeZone: ours } = Intl.DateTimeFormat().resolvedOptions();
  const timeZone = wishes.timeZone ?? (timeZoneSchema.safeParse(ours).success ? ours : 'UTC');
  const workingHours = wishes.hours ?? USUAL_HOURS;
  const hours = [
    ...(wishes.timeZone === undefined ? ['timeZone'] : []),
    ...(wishes.hours === undefined ? ['workingHours'] : []),
  ];
  const prefix = git?.prefix ?? '';
  const [atTop] = ownersOf(`${prefix}.`.replace(/\/\.$/, ''), owners);
  const main: PlannedTeam = {
    identifier: 'team',
    name: wishes.team ?? (atTop === undefined ? `Team of ${folder}` : nameOf(atTop)),
    contact: wishes.contact ?? atTop ?? 'not known yet; set it in environments/teams.ts',
    timeZone,
    workingHours,
    from: wishes.team === undefined && atTop !== undefined ? 'CODEOWNERS' : '',
    guessed: [
      ...(wishes.team === undefined && atTop === undefined ? ['name'] : []),
      ...(wishes.contact === undefined && atTop === undefined ? ['contact'] : []),
      ...hours,
    ],
  };
  const found = new Map<string, PlannedTeam>();
  const identifiers = new Set(['team']);
  return {
    main,
    of(part) {
      if (part === null) return null;
      const [owner] = ownersOf(`${prefix}${part}`, owners);
      if (owner === undefined || owner === atTop) return null;
      const known = found.get(owner);
      if (known !== undefined) return known;
      let identifier = teamIdentifier(nameOf(owner));
      while (identifiers.has(identifier)) identifier = `${identifier}Team`;
      identifiers.add(identifier);
      const team = { ...main, identifier, name: nameOf(owner), contact: owner, from: 'CODEOWNERS', guessed: hours };
      found.set(owner, team);
      return team;
    },
    others: () => [...found.values()],
  };
}

/** `@acme/payments` is payments, `@ada` ada, an address itself. */
function nameOf(owner: string): string {
  return owner.startsWith('@') ? (owner.split('/').at(-1) ?? owner).replace(/^@/, '') : owner;
}
