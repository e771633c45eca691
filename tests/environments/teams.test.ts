import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TeamDefinition, team } from '../../model/environment/team.ts';
import { ownerSchema } from '../../model/owner.ts';

const web: TeamDefinition = { name: 'Web', timeZone: 'Europe/London', workingHours: '09:00-17:30', contact: '#web' };
const office = { from: '09:00', to: '17:30', days: ['mon', 'tue', 'wed', 'thu', 'fri'] };
const parsed = (more: Partial<TeamDefinition>) => team.parse({ ...web, ...more });

test('what is short for something is the same as that written out', () => {
  const { workingHours, daysOff, onCall } = parsed({
    daysOff: ['2026-12-25', { from: '2026-12-28', to: '2026-12-31', why: 'moving house' }],
    onCall: { name: 'Rota', contact: '#rota', answersWithin: '20m' },
  });
  assert.deepEqual(workingHours, office);
  assert.deepEqual(daysOff, [{ from: '2026-12-25' }, { from: '2026-12-28', to: '2026-12-31', why: 'moving house' }]);
  assert.deepEqual(onCall, { name: 'Rota', contact: '#rota', answersWithinMs: 1_200_000 });
});

test('an on-call of whom it is not said how soon they answer has no time of their own', () => {
  assert.deepEqual(parsed({ onCall: { name: 'Rota', contact: '#rota' } }).onCall, { name: 'Rota', contact: '#rota' });
});

test('a deputy is where the team is, with its hours and holidays, unless something else is said', () => {
  const daysOff: TeamDefinition['daysOff'] = ['2026-12-25'];
  const { deputies } = parsed({
    daysOff,
    deputies: [
      { name: 'Near', contact: '#near' },
      { name: 'Never away', contact: '#always', daysOff: [] },
      { name: 'Far', contact: '#far', timeZone: 'Asia/Kolkata', workingHours: '10:00-14:00' },
    ],
  });
  assert.deepEqual(deputies, [
    {
      name: 'Near',
      contact: '#near',
      timeZone: 'Europe/London',
      workingHours: office,
      daysOff: [{ from: '2026-12-25' }],
    },
    { name: 'Never away', contact: '#always', timeZone: 'Europe/London', workingHours: office, daysOff: [] },
    { name: 'Far', contact: '#far', timeZone: 'Asia/Kolkata', workingHours: { ...office, from: '10:00', to: '14:00' } },
  ]);
});

test('a team as it is declared is an owner as artefacts have one', () => {
  const owner = parsed({ daysOff: ['2026-12-25'], deputies: [{ name: 'Near', contact: '#near' }] });
  assert.deepEqual(ownerSchema.parse(owner), owner);
});
