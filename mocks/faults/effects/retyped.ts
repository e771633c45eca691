/** The types a value can be turned into. */
export const RETYPED = ['text', 'number', 'boolean', 'list', 'object', 'null'] as const;

/** A value as another type has it, as near to what it said as can be: the text `12.50` is the number 12.5. */
export function retyped(value: unknown, type: (typeof RETYPED)[number]): unknown {
  switch (type) {
    case 'text':
      return typeof value === 'string' ? value : JSON.stringify(value);
    case 'number':
      return numberFrom(value);
    case 'boolean':
      return Boolean(value);
    case 'list':
      return Array.isArray(value) ? value : [value];
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { value };
    case 'null':
      return null;
  }
}

/** What can't be read as a number is 0. */
function numberFrom(value: unknown): number {
  const read = typeof value === 'object' ? Number.NaN : Number(value);
  return Number.isFinite(read) ? read : 0;
}
