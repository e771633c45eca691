import { change, type PlannedDatabase } from '../plan.ts';
import { fails, type Incident } from './incident.ts';

const inDatabase = (difference: Partial<PlannedDatabase>): Pick<Incident, 'apply'> => ({
  apply: (plan) => change(plan, 'database', difference),
});
const withFlags = (flags: Record<string, boolean>): Pick<Incident, 'apply'> => ({
  apply: (plan) => change(plan, 'surroundings', { flags }),
});

/** Data, flags and room that the demo counts on are not there. */
export const dataIncidents: readonly Incident[] = [
  {
    id: 'migration-missing',
    title: 'the newest migration was not applied to the database',
    teaches: 'The code is there and its tables are not: every page opens until the one that needs them.',
    finding: fails('data/migrations'),
    ...inDatabase({ withoutMigrations: ['0005'] }),
  },
  {
    id: 'seed-missing',
    title: 'the customer that the demo is about was deleted with the last clean-up of test data',
    teaches: 'The presenter searches for a name on stage and finds nobody.',
    finding: fails('data/demo-customer'),
    ...inDatabase({ withoutCustomer: true }),
  },
  {
    id: 'capacity-low',
    title: 'the database has hardly a connection left',
    teaches: 'It is enough for one presenter and not for the audience that is sent the link.',
    finding: fails('capacity/onboarding/database-connections'),
    ...inDatabase({ connectionLimit: 4 }),
  },
  {
    id: 'flag-off',
    title: 'the flag for business accounts is off',
    teaches: 'Everything is deployed, and the button that the demo begins with is not shown.',
    finding: fails('flag/business-accounts'),
    ...withFlags({ 'business-accounts': false, 'instant-payments': true, 'maintenance-banner': false }),
  },
  {
    id: 'flag-missing',
    title: 'the flag for instant payments does not exist here',
    teaches: 'A flag that was made in one environment only has its default everywhere else, which is off.',
    finding: fails('flag/instant-payments'),
    ...withFlags({ 'business-accounts': true, 'maintenance-banner': false }),
  },
  {
    id: 'flag-left-on',
    title: 'the banner that announces maintenance was left on',
    teaches: 'What must be off is asked about too: an audience reads a banner before it hears the presenter.',
    finding: fails('flag/maintenance-banner'),
    ...withFlags({ 'business-accounts': true, 'instant-payments': true, 'maintenance-banner': true }),
  },
];
