import { optionalText } from '../../service-kit/configuration-keys.ts';

/** Where customers find their statements, and as which of the bank's tenants. */
export const statementKeys = { STATEMENTS_URL: optionalText, TENANT_ID: optionalText };

/** Gives the address of the statement that a payment is on. */
export type StatementAddress = (paymentId: string) => string | undefined;

/** Without a fit STATEMENTS_URL payments have no statement to lead to, and work all the same. */
export function statementAddress(configuration: {
  STATEMENTS_URL?: string | undefined;
  TENANT_ID?: string | undefined;
}): StatementAddress {
  const { STATEMENTS_URL: base = '', TENANT_ID: tenant } = configuration;
  return (paymentId) => {
    const address = URL.parse(base);
    if (address === null || !/^https?:$/.test(address.protocol)) return undefined;
    if (tenant !== undefined) address.searchParams.set('tenant', tenant);
    address.searchParams.set('payment', paymentId);
    return address.href;
  };
}
