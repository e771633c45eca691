import { passwordsIn } from '../passwords-in-text.ts';

/** Whole values that stand for another. */
const WORDS = new Set([
  'dummy',
  'empty string',
  'example',
  'fixme',
  'foo',
  'foobar',
  'lorem ipsum',
  'n/a',
  'nan',
  'nil',
  'not set',
  'not-set',
  'not_set',
  'notset',
  'null',
  'placeholder',
  'redacted',
  'tba',
  'tbc',
  'tbd',
  'to be decided',
  'to be defined',
  'to do',
  'to-do',
  'todo',
  'undefined',
  'unset',
  '[object object]',
  '[redacted]',
  '(null)',
  '***redacted***',
]);

/** Forms that whole values take. All of them are anchored, so that none is found by chance inside a key. */
const FORMS: readonly RegExp[] = [
  /^<(?!\?xml)[^<>]+(?<!\/)>$/s,
  /^(?:please[-_ ]?)?(?:change|replace)[-_ ]?(?:me|this|it|with)(?:[-_ !.:0-9].*)?$/i,
  /^(?:fill|set|edit|update|configure)[-_ ]?me(?:[-_ !.:0-9].*)?$/i,
  /^fill[-_ ]?(?:this[-_ ]?)?in(?:[-_ !.:].*)?$/i,
  /^(?:todo|tbd|tba|tbc|fixme)\s*[:(].*$/is,
  /^(?:TODO|TBD|TBA|TBC|FIXME)[-_ ].*$/s,
  /^(?:insert|enter|put|add|paste|type|place)[-_ ].*[-_ ]here[!.]?$/i,
  /^\[?(?:(?:insert|enter|put|add|paste|use|replace[-_ ]with)[-_ ])?your(?:[-_][a-z0-9]+)+\]?$/i,
  /^\[?your .* here[!.]?\]?$/i,
  /^\[?your (?:own )?(?:api|access|client|secret|token|password|key|user)\b.*\]?$/i,
  /^(?:dummy|fake|example|sample|placeholder)[-_ ]?(?:api|access|client|secret|token|password|key|value|url|user|id)(?:[-_ ].*)?$/i,
  /^[A-Za-z0-9/+]{10,}EXAMPLE(?:KEY)?$/,
  /^x{3,}$/i,
  /^x{2,}(?:[-_. ]x{2,})+$/i,
  /^[a-z]{1,12}(?:[-_][a-z]{1,12}){0,2}[-_](?:x{4,}|X{4,})$/,
  /^([*.•?_#-])\1{2,}$/,
  /^%[A-Z][A-Z0-9_]*%$/,
  /^__[A-Z][A-Z0-9_]*__$/,
  /^#\{[^{}]+\}#?$/,
  /^@[a-z][\w.-]*@$/i,
  /^([0-9a-f])\1{7}-\1{4}-\1{4}-\1{4}-\1{12}$/i,
];

/** What a template has in place of a value when nothing filled it in. */
const UNEXPANDED = /\$\{[A-Za-z_][^{}]*\}|\{\{[^{}]*\}\}|\$\([^()]+\)/g;
/** `<host>` inside an address or a list. */
const NAMED_IN_BRACKETS = /(?:^|[:/@=,;.&?"'])<[a-z][\w .-]{0,60}>(?=$|[:/@=,;.&?"'])/i;
/** Host names that RFC 2606 keeps for documents, and those that say of themselves that they are nobody's. */
const NOBODYS_HOST =
  /^(?:[a-z][a-z0-9+.-]*:\/\/|[^\s@/:]+@)(?:[^\s/?#@]*@)?(?:[a-z0-9-]+\.)*(?:example\.(?:com|org|net)|your-?[a-z0-9-]+\.[a-z.]+|change-?me(?:\.[a-z.]+)?)(?=[:/?#]|$)/i;
const LONGEST_PLACEHOLDER = 200;
const LONGEST_LOOKED_AT = 20_000;

/** Whether a value stands for one that nobody filled in. The value has nothing around it. */
export function isPlaceholder(value: string): boolean {
  if (value.length > LONGEST_LOOKED_AT) return false;
  return (
    isPlaceholderText(value) ||
    isUnexpanded(value) ||
    namesInBrackets(value) ||
    NOBODYS_HOST.test(value) ||
    passwordsIn(value).some(isPlaceholderText)
  );
}

function isPlaceholderText(text: string): boolean {
  if (text.length > LONGEST_PLACEHOLDER) return false;
  return WORDS.has(text.toLowerCase()) || FORMS.some((form) => form.test(text));
}

/** A text with words around what is to be filled in is a template that is meant to be one. */
function isUnexpanded(value: string): boolean {
  const rest = value.replace(UNEXPANDED, '');
  return rest !== value && !/\s/.test(rest);
}

function namesInBrackets(value: string): boolean {
  return NAMED_IN_BRACKETS.test(value) && !value.includes('</') && !value.includes('/>');
}
