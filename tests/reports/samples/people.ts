import type { Owner } from '../../../model/owner.ts';

const BEGAN = Date.parse('2026-11-20T09:30:12.000Z');
/** A moment of the sample run, in milliseconds after it began. */
export const after = (milliseconds: number): string => new Date(BEGAN + milliseconds).toISOString();

const weekdays: Owner['workingHours']['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const accounts: Owner = {
  name: 'Accounts team',
  timeZone: 'Europe/London',
  workingHours: { from: '09:00', to: '17:30', days: weekdays },
  contact: 'accounts-oncall@example.test',
};
export const platform: Owner = {
  name: 'Platform team',
  timeZone: 'America/Los_Angeles',
  workingHours: { from: '09:00', to: '17:00', days: weekdays },
  contact: '#team-platform',
};
export const bankRelations: Owner = {
  name: 'Bank relations',
  timeZone: 'Europe/Berlin',
  workingHours: { from: '08:30', to: '17:00', days: weekdays },
  contact: '+49 30 555 0100',
};
