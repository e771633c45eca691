import { type Chance, LATEST_DATE } from './chance.ts';

type Make = (chance: Chance) => string;

/** What a field holds, told from its name in words: the first that fits counts. */
const BY_NAME: readonly (readonly [RegExp, Make])[] = [
  [/\b(currency)\b/, ({ faker }) => faker.finance.currencyCode()],
  [/\biban\b/, ({ faker }) => faker.finance.iban()],
  [/\b(bic|swift)\b/, ({ faker }) => faker.finance.bic()],
  [/\brouting number\b/, ({ faker }) => faker.finance.routingNumber()],
  [/\b(account number|number account)\b/, ({ faker }) => faker.finance.accountNumber(10)],
  [/\bsort code\b/, ({ faker }) => faker.string.numeric(6)],
  [/\be ?mail\b/, ({ faker }) => faker.internet.email().toLowerCase()],
  [/\b(phone|mobile|fax)\b/, ({ faker }) => faker.phone.number({ style: 'international' })],
  [/\b(first|given|fore) ?name\b|\bname first$/, ({ faker }) => faker.person.firstName()],
  [/\b(last|family|sur) ?name\b|\bname last$/, ({ faker }) => faker.person.lastName()],
  [
    /\b(company|business|legal|merchant|organi[sz]ation|bank|trading) ?(legal )?name\b/,
    ({ faker }) => faker.company.name(),
  ],
  [
    /\b(full|holder|customer|owner|person|account holder|beneficiary|creditor|debtor) name\b/,
    ({ faker }) => faker.person.fullName(),
  ],
  [/^name$/, ({ faker }) => faker.company.name()],
  [/\b(post|postal|zip) ?code\b|^zip$/, ({ faker }) => faker.location.zipCode('#####')],
  [/\bcountry\b/, ({ faker }) => faker.location.countryCode()],
  [/\b(city|town)\b/, ({ faker }) => faker.location.city()],
  [/\b(street|line ?1|address line)\b/, ({ faker }) => faker.location.streetAddress()],
  [/\b(state|province|region)$/, ({ faker }) => faker.location.state({ abbreviated: true })],
  [
    /\b(url|uri|link|website|href|logo)$|\blinks? (self|related|first|last|next|prev)$/,
    ({ faker }) => `https://${faker.internet.domainName()}/${faker.string.alphanumeric(8)}`,
  ],
  [/\bip( address)?$/, ({ faker }) => faker.internet.ipv4()],
  [/\b(language|locale)\b/, () => 'en'],
  [/\btime ?zone\b/, () => 'Europe/Berlin'],
  [/\b(amount|balance|price|fee|total)\b/, ({ faker }) => faker.finance.amount({ min: 1, max: 5000 })],
  [
    /\b(created|updated|modified|expires|completed|submitted|opened|closed|booked|settled) ?(at|on)?$|\b(date time|timestamp)$/,
    (chance) => chance.date().toISOString(),
  ],
  [/\b(birth|dob)\b/, ({ faker }) => faker.date.birthdate({ refDate: LATEST_DATE }).toISOString().slice(0, 10)],
  [/\bdate$|\bdate of\b/, (chance) => chance.date().toISOString().slice(0, 10)],
  [/\b(uuid|guid)\b/, ({ faker }) => faker.string.uuid()],
  [/\b(id|identifier|reference|key|ref)$/, ({ faker }) => faker.string.alphanumeric({ length: 12, casing: 'upper' })],
  [/\b(password|secret|token)\b/, () => 'not-a-real-secret'],
  [
    /\b(description|reason|message|detail|details|comment|note|summary)\b/,
    ({ faker }) => faker.finance.transactionDescription(),
  ],
  [/\btitle\b/, ({ faker }) => faker.person.jobTitle()],
];

/**
 * A text for a field of this name within one of that name: an IBAN for `iban`, a first name for `first` in `fullName`, a
 * few words where the names tell nothing.
 */
export function textForName(name: string, parent: string, chance: Chance): string {
  const make = makerFor(inWords(name)) ?? makerFor(inWords(`${parent} ${name}`));
  return make?.(chance) ?? chance.faker.word.words({ count: { min: 1, max: 3 } });
}

function makerFor(words: string): Make | undefined {
  return BY_NAME.find(([pattern]) => pattern.test(words))?.[1];
}

/** `creditorAccountNumber` and `creditor_account-number` as `creditor account number`. */
export function inWords(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase();
}
