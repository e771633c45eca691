/** The words by which a field is known to hold what must not be kept; as words of their own where they are parts of others. */
const SENSITIVE =
  /pass(?:word|wd|wort|code|phrase|key)|\bpass\b|\bpwd\b|kennwort|contraseña|mot de passe|secret|token|\bpins?\b|card|karte|\bcv[cvn]2?\b|code|\botp\b|credential|api ?key|private key/;

/** Whether a field's name, or the locator that stands for it, says that what is typed there must not be kept. */
export function soundsSensitive(name: string): boolean {
  const words = name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_\-./:#]+/g, ' ')
    .toLowerCase();
  return SENSITIVE.test(words) || SENSITIVE.test(name.toLowerCase());
}

/** Whether a text is built like the number of a payment card: 13 to 19 digits whose check digit is right. */
export function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
