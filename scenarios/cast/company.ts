import type { Faker } from '@faker-js/faker';
import type { PersonaFacts } from '../../fixtures/index.ts';

/** A business that wants an account, and who asks for it. */
export interface Company {
  legalName: string;
  registrationNumber: string;
  country: string;
  industry: string;
  /** In euros, two decimals. High enough that the bank asks for more. */
  expectedAnnualTurnover: string;
  applicant: { fullName: string; email: string };
  beneficialOwners: string;
  sourceOfFunds: string;
}

/** A company whose turnover makes the bank ask for more. */
export function inventedCompany(faker: Faker): Company {
  const firstName = faker.person.firstName();
  const lastName = faker.person.lastName();
  const legalName = `${faker.company.name().replaceAll(/[^A-Za-z0-9 ,&-]/g, '')} Ltd`;
  return {
    legalName,
    registrationNumber: faker.string.numeric({ length: 8, allowLeadingZeros: false }),
    country: 'Ireland',
    industry: 'Software',
    expectedAnnualTurnover: faker.finance.amount({ min: 150_000, max: 900_000, dec: 2 }),
    applicant: {
      fullName: `${firstName} ${lastName}`,
      email: faker.internet.email({ firstName, lastName, provider: 'example.com' }).toLowerCase(),
    },
    beneficialOwners: `${firstName} ${lastName}, 60 %; ${faker.person.fullName()}, 40 %`,
    sourceOfFunds: 'Revenue from customers, and the founders’ own savings',
  };
}

/** A company in the words of the page that asks for it. */
export function companyFacts(company: Company): PersonaFacts {
  return {
    'Company name': company.legalName,
    'Registration number': company.registrationNumber,
    Country: company.country,
    Industry: company.industry,
    'Expected annual turnover': company.expectedAnnualTurnover,
    'Your full name': company.applicant.fullName,
    'Your e-mail': company.applicant.email,
    'Beneficial owners': company.beneficialOwners,
    'Source of funds': company.sourceOfFunds,
  };
}
