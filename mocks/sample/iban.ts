/** An IBAN with its check digits, from a country code and the account number within that country. */
export function makeIban(country: string, accountNumber: string): string {
  const checkDigits = 98n - remainder(`${accountNumber}${country}00`);
  return `${country}${String(checkDigits).padStart(2, '0')}${accountNumber}`;
}

/** Whether a text is an IBAN without spaces whose check digits are correct (ISO 13616). */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && remainder(text.slice(4) + text.slice(0, 4)) === 1n;
}

function remainder(text: string): bigint {
  return BigInt(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n;
}
