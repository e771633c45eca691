/** What an applicant hands in, in the bank's own terms. Amounts are decimal numbers as text. */
export interface Submission {
  readonly company: {
    readonly legalName: string;
    readonly registrationNumber: string;
    readonly country: string;
    readonly industry: string;
    readonly expectedAnnualTurnover: { readonly value: string; readonly currency: string };
  };
  readonly applicant: { readonly fullName: string; readonly email: string };
}

/** A payment as it was ordered; the amount is in euro. */
export interface PaymentOrder {
  readonly debtorIban: string;
  readonly creditor: { readonly name: string; readonly iban: string };
  readonly amount: string;
  readonly remittanceInformation: string;
}
