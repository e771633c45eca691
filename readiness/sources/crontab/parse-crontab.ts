/** One line of a crontab that starts something. */
export interface CrontabEntry {
  /** As it is written: five fields, or a nickname such as @hourly. `null` for @reboot. */
  schedule: string | null;
  /** The zone that the lines above it set; `null` where they set none. */
  timeZone: string | null;
  command: string;
  /** The variables that the lines above it, and the command itself, set for it. */
  variables: Readonly<Record<string, string>>;
  /** Whether the line is in force, rather than commented out. */
  enabled: boolean;
}

const NICKNAME = /^@(reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const FIELD = /^[\d*/,\-A-Za-z#?L]+$/;
const ASSIGNMENT = /^([A-Za-z_]\w*)\s*=\s*(.*)$/;
const BEFORE_COMMAND = /^([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s"']*)\s+/;

/**
 * The entries of a crontab. `system` is for /etc/crontab and /etc/cron.d, whose lines name a user before the command.
 * A line that begins with # and is an entry otherwise counts as one that is switched off: crontab(5) of Debian.
 */
export function parseCrontab(text: string, { system }: { system: boolean }): CrontabEntry[] {
  const entries: CrontabEntry[] = [];
  let variables: Record<string, string> = {};
  for (const line of text.split('\n').map((each) => each.trim())) {
    const commented = line.startsWith('#');
    const content = line.replace(/^#+\s*/, '');
    const assignment = ASSIGNMENT.exec(content);
    if (assignment !== null) {
      const [, name = '', value = ''] = assignment;
      if (!commented) variables = { ...variables, [name]: unquoted(value) };
      continue;
    }
    const entry = readEntry(content, system);
    if (entry === undefined) continue;
    const { schedule, command } = entry;
    const { TZ: zone = null, CRON_TZ: timeZone = zone } = variables;
    const given = { ...variables, ...inlineVariables(command) };
    entries.push({ schedule, command, timeZone, variables: given, enabled: !commented });
  }
  return entries;
}

function readEntry(line: string, system: boolean): { schedule: string | null; command: string } | undefined {
  const words = line.split(/\s+/);
  const [first = ''] = words;
  const isNickname = NICKNAME.test(first);
  const fields = isNickname ? 1 : 5;
  const times = words.slice(0, fields);
  const command = words.slice(fields + (system ? 1 : 0)).join(' ');
  if (command === '') return undefined;
  if (isNickname) return { schedule: first === '@reboot' ? null : first, command };
  // Prose that was commented out has words where times would be.
  if (!times.every((field) => FIELD.test(field) && /[\d*]/.test(field))) return undefined;
  return { schedule: times.join(' '), command };
}

function inlineVariables(command: string): Record<string, string> {
  const found: Record<string, string> = {};
  let rest = command;
  for (let match = BEFORE_COMMAND.exec(rest); match !== null; match = BEFORE_COMMAND.exec(rest)) {
    const [whole, name = '', value = ''] = match;
    found[name] = unquoted(value);
    rest = rest.slice(whole.length);
  }
  return found;
}

function unquoted(value: string): string {
  const match = /^"(.*)"$|^'(.*)'$/.exec(value.trim());
  return match === null ? value.trim() : (match[1] ?? match[2] ?? '');
}
