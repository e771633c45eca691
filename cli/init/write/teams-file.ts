import type { Plan, PlannedTeam } from '../plan.ts';
import { comment, quoted } from './literal.ts';

/** environments/teams.ts: whose things are, and when they are at work. */
export function teamsFile({ team, teams }: Plan): string {
  return [
    ...comment(
      'Whose things are, and when they are at work. Shared by all environments; deputies, days off and who is on call may be added.',
    ),
    '',
    ...[team, ...teams].flatMap((each) => [...teamLines(each, { exported: true }), '']),
  ].join('\n');
}

/** A team as a constant. */
export function teamLines(team: PlannedTeam, { exported }: { exported: boolean }): string[] {
  const { identifier, name, timeZone, workingHours, contact, from, guessed } = team;
  const guesses = guessed.length === 0 ? '' : `GUESS: ${guessed.join(', ')}.`;
  const said = `${from === '' ? '' : `Named in ${from}. `}${guesses}`;
  return [
    ...(said === '' ? [] : comment(said)),
    `${exported ? 'export ' : ''}const ${identifier} = {`,
    `  name: ${quoted(name)},`,
    `  timeZone: ${quoted(timeZone)},`,
    `  workingHours: ${quoted(workingHours)},`,
    `  contact: ${quoted(contact)},`,
    '};',
  ];
}
