/** Where a company may be registered: ISO 3166-1 codes of the European Economic Area, Switzerland and the United Kingdom. */
const CODES = [
  ...['AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS'],
  ...['IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** Names by code, in the order of the names. */
export const COUNTRIES: ReadonlyMap<string, string> = new Map(
  CODES.map((code) => [code, countryName(code)] as const).sort(([, one], [, other]) => one.localeCompare(other, 'en')),
);

/** The name of a country, or its code where the name is not known. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
