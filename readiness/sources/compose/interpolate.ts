/** What a text with variables came to: `undefined` where one of them is set nowhere that can be seen. */
export type Interpolated = string | undefined;

/**
 * Fills in variables as Compose does: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?error}`,
 * `${NAME:+other}`, defaults within defaults, and `$$` for a dollar. A variable that is set nowhere and has no default is
 * set by whoever starts it, or not at all: that can't be known.
 */
export function interpolate(text: string, variables: ReadonlyMap<string, string>): Interpolated {
  let filled = '';
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) return filled + text.slice(at);
    filled += text.slice(at, dollar);
    const variable = variableAt(text, dollar);
    if (variable === undefined) return undefined;
    const value = variable.name === '$' ? '$' : valueFor(variable, variables);
    if (value === undefined) return undefined;
    filled += value;
    at = variable.end;
  }
  return filled;
}

interface Variable {
  name: string;
  /** `:-`, `-`, `:?`, `?`, `:+`, `+`, or nothing. */
  operator: string;
  operand: string;
  /** Where the text goes on. */
  end: number;
}

function variableAt(text: string, dollar: number): Variable | undefined {
  if (text[dollar + 1] === '$') return { name: '$', operator: '', operand: '', end: dollar + 2 };
  if (text[dollar + 1] !== '{') {
    const [name] = /^[A-Za-z_]\w*/.exec(text.slice(dollar + 1)) ?? [];
    return name === undefined ? undefined : { name, operator: '', operand: '', end: dollar + 1 + name.length };
  }
  const close = closingBrace(text, dollar + 2);
  const inside = close === undefined ? null : /^([A-Za-z_]\w*)(?:(:?[-?+])(.*))?$/s.exec(text.slice(dollar + 2, close));
  if (inside === null || close === undefined) return undefined;
  const [, name = '', operator = '', operand = ''] = inside;
  return { name, operator, operand, end: close + 1 };
}

function closingBrace(text: string, from: number): number | undefined {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) open += 1;
    else if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  return undefined;
}

function valueFor({ name, operator, operand }: Variable, variables: ReadonlyMap<string, string>): Interpolated {
  const value = variables.get(name);
  const isSet = value !== undefined && !(operator.startsWith(':') && value === '');
  if (operator.endsWith('+') && value !== undefined) return isSet ? interpolate(operand, variables) : '';
  if (isSet && !operator.endsWith('+')) return value;
  return operator.endsWith('-') ? interpolate(operand, variables) : undefined;
}
