import { INDUSTRIES } from '../forms/application-form.ts';
import { countries } from '../forms/countries.ts';
import type { FormDescription } from './form-page.ts';

/** The page on which a business account is applied for. */
export const APPLICATION_FORM: FormDescription = {
  title: 'Open a business account',
  lead: 'Tell us about your company and about yourself. It takes a few minutes.',
  section: 'accounts',
  action: '/business-account/new',
  button: 'Submit application',
  groups: [
    {
      heading: 'Your company',
      fields: [
        { name: 'legalName', label: 'Company name', hint: 'As it is registered.', autocomplete: 'organization' },
        { name: 'registrationNumber', label: 'Registration number', kind: 'code', width: 'half' },
        {
          name: 'country',
          label: 'Country',
          get choices() {
            return countries();
          },
          autocomplete: 'country',
          width: 'half',
        },
        {
          name: 'industry',
          label: 'Industry',
          choices: new Map(INDUSTRIES.map((industry) => [industry, industry])),
          width: 'half',
        },
        { name: 'expectedAnnualTurnover', label: 'Expected annual turnover (EUR)', kind: 'amount', width: 'half' },
      ],
    },
    {
      heading: 'About you',
      fields: [
        { name: 'fullName', label: 'Your full name', autocomplete: 'name', width: 'half' },
        { name: 'email', label: 'Your e-mail', kind: 'email', autocomplete: 'email', width: 'half' },
      ],
    },
  ],
  aside: {
    heading: 'What happens next',
    points: [
      'We pass your application to the bank as soon as you submit it.',
      'If the bank wants to know more, you are asked on the page that follows.',
      'Once the bank has approved, your account number is shown there.',
    ],
  },
};
