import type { Faker } from '@faker-js/faker';
import type { PersonaFacts } from '../../fixtures/index.ts';

/** Somebody to pay, and how much. */
export interface Payment {
  beneficiaryName: string;
  beneficiaryIban: string;
  /** In euros, two decimals. */
  amount: string;
  reference: string;
}

/** A payment small enough to go through at once. */
export function inventedPayment(faker: Faker): Payment {
  return {
    beneficiaryName: faker.person.fullName(),
    beneficiaryIban: faker.finance.iban({ countryCode: 'DE', formatted: false }),
    amount: faker.finance.amount({ min: 10, max: 900, dec: 2 }),
    reference: `Invoice ${faker.string.numeric({ length: 6, allowLeadingZeros: false })}`,
  };
}

/** A payment in the words of the page that asks for it. */
export function paymentFacts(payment: Payment): PersonaFacts {
  return {
    'Beneficiary name': payment.beneficiaryName,
    'Beneficiary IBAN': payment.beneficiaryIban,
    Amount: payment.amount,
    Reference: payment.reference,
  };
}
