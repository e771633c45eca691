import type { Owner } from '../model/owner.ts';

const OFFICE_DAYS: Owner['workingHours']['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Keeps the customer's pages and the account opening. */
export const accountsTeam: Owner = {
  name: 'Accounts team',
  timeZone: 'Europe/London',
  workingHours: { from: '09:00', to: '17:30', days: OFFICE_DAYS },
  contact: '#team-accounts',
};

/** Keeps the payments. */
export const paymentsTeam: Owner = {
  name: 'Payments team',
  timeZone: 'Europe/London',
  workingHours: { from: '09:00', to: '17:30', days: OFFICE_DAYS },
  contact: '#team-payments',
};

/** Deploys everything, scheduled jobs and credentials included. */
export const platformTeam: Owner = {
  name: 'Platform team',
  timeZone: 'America/Los_Angeles',
  workingHours: { from: '09:00', to: '17:00', days: OFFICE_DAYS },
  contact: '#team-platform',
};

/** Speaks to the bank. */
export const bankRelations: Owner = {
  name: 'Bank relations',
  timeZone: 'Europe/Berlin',
  workingHours: { from: '08:30', to: '17:00', days: OFFICE_DAYS },
  contact: '#bank-relations',
};
