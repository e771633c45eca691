/** A subject as the name of a field: `Business licence` becomes `businessLicence`; `undefined` when no letter is left. */
export function fieldOf(subject: string): string | undefined {
  const words = subject
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '');
  const [first, ...others] = words.map((word) => word.toLowerCase());
  if (first === undefined) return undefined;
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
