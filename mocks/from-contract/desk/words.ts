/** A name as programs write it, for people: `pendingApproval`, `PENDING_APPROVAL` and `pending-approval` become `Pending approval`; a code such as `RJCT` stays. */
export function inWords(name: string): string {
  if (/^[A-Z]{2,4}$/.test(name)) return name;
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .map((word) =>
      /^(id|iban|bic|vat|ip|url)$/i.test(word) ? word.toUpperCase().replace('ID', 'id') : word.toLowerCase(),
    );
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
