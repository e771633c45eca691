/** Where a company may be registered: ISO 3166-1 codes of the European Economic Area, Switzerland and the United Kingdom. */
const CODES = [
  ...['AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS'],
  ...['IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];

/** Made when first needed: the rules of a language take their time, and the portal starts before anybody looks at it. */
let names: Intl.DisplayNames | undefined;
let byName: ReadonlyMap<string, string> | undefined;

/** Names by code, in the order of the names. */
export function countries(): ReadonlyMap<string, string> {
  byName ??= new Map(
    CODES.map((code) => [code, countryName(code)] as const).sort(([, one], [, other]) =>
      one.localeCompare(other, 'en'),
    ),
  );
  return byName;
}

/** The name of a country, or its code where the name is not known. */
export function countryName(code: string): string {
  names ??= new Intl.DisplayNames(['en'], { type: 'region' });
  return names.of(code) ?? code;
}
