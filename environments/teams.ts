import type { TeamDefinition } from '../model/environment/team.ts';

/** Days on which nobody is in. */
const ENGLISH_HOLIDAYS = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29'];
const AMERICAN_HOLIDAYS = [{ from: '2026-11-26', to: '2026-11-27', why: 'Thanksgiving' }, '2026-12-25', '2027-01-01'];
const GERMAN_HOLIDAYS = ['2026-12-25', '2027-01-01', '2027-03-26', '2027-03-29'];

/** Keeps the customer's pages and the account opening. */
export const accountsTeam: TeamDefinition = {
  name: 'Accounts team',
  timeZone: 'Europe/London',
  workingHours: '09:00-17:30',
  daysOff: ENGLISH_HOLIDAYS,
  contact: '#team-accounts',
};

/** Keeps the payments. */
export const paymentsTeam: TeamDefinition = {
  name: 'Payments team',
  timeZone: 'Europe/London',
  workingHours: '09:00-17:30',
  daysOff: ENGLISH_HOLIDAYS,
  contact: '#team-payments',
};

/** Deploys everything, scheduled jobs and credentials included. */
export const platformTeam: TeamDefinition = {
  name: 'Platform team',
  timeZone: 'America/Los_Angeles',
  workingHours: '09:00-17:00',
  daysOff: AMERICAN_HOLIDAYS,
  contact: '#team-platform',
  deputies: [
    {
      name: 'Platform deputy in London',
      timeZone: 'Europe/London',
      // Three days a week, and before the team is up.
      workingHours: { from: '08:00', to: '12:00', days: ['mon', 'wed', 'fri'] },
      daysOff: ENGLISH_HOLIDAYS,
      contact: '#platform-london',
    },
  ],
  onCall: { name: 'Platform on-call', contact: '#platform-on-call', answersWithin: '15m' },
};

/** Speaks to the bank. */
export const bankRelations: TeamDefinition = {
  name: 'Bank relations',
  timeZone: 'Europe/Berlin',
  workingHours: '08:30-17:00',
  daysOff: GERMAN_HOLIDAYS,
  contact: '#bank-relations',
};
