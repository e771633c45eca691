import { basename } from 'node:path';
import { z } from 'zod';
import type { StepAction } from '../../model/step-action.ts';
import { redact } from '../../support/redact.ts';
import { locatorName } from './locator-name.ts';
import { isCardNumber, soundsSensitive } from './sensitive-name.ts';

/** What was done, without when. */
export type Done = Pick<StepAction, 'does' | 'target' | 'value'>;

const LONGEST_TARGET = 300;
/** Playwright ends what it cut short with this; such a value is no use, and a secret in it would not be known. */
const CUT_SHORT = '…';

const optionSchema = z.union([
  z.string(),
  z.object({ label: z.string() }).transform(({ label }) => label),
  z.object({ valueOrLabel: z.string() }).transform(({ valueOrLabel }) => valueOrLabel),
  z.object({ value: z.string() }).transform(({ value }) => value),
  z.object({ index: z.number() }).transform(({ index }) => `number ${index + 1}`),
]);
const text = z.string().optional().catch(undefined);
const paramsSchema = z.object({
  locator: text,
  source: text,
  target: text,
  url: text,
  value: text,
  text: text,
  key: text,
  x: z.number().optional().catch(undefined),
  y: z.number().optional().catch(undefined),
  options: z.array(optionSchema).catch([]),
  files: z.array(z.string()).catch([]),
});
type Params = z.infer<typeof paramsSchema>;

/** What Playwright calls each action; its titles may go on with what was typed. */
const ACTIONS: Readonly<Record<string, (params: Params) => Done>> = {
  Navigate: ({ url }) => done('goes-to', address(url ?? '')),
  Click: clicked,
  'Double click': clicked,
  Tap: clicked,
  Fill: (params) => typed(params, params.value),
  Type: (params) => typed(params, params.text),
  Insert: (params) => typed(params, params.text),
  'Select option': (params) => ({ ...typed(params, params.options.join(', ')), does: 'chooses' }),
  Check: (params) => done('checks', named(params)),
  Uncheck: (params) => done('unchecks', named(params)),
  Press: pressed,
  'Set input files': (params) => ({ ...typed(params, params.files.map(fileName).join(', ')), does: 'uploads' }),
  Hover: (params) => done('other', `points at ${named(params)}`),
  'Drag and drop': ({ source, target }) => done('other', `drags ${nameOf(source)} to ${nameOf(target)}`),
  'Go back': () => done('other', 'goes back'),
  'Go forward': () => done('other', 'goes forward'),
  Reload: () => done('other', 'loads the page again'),
};

/**
 * What a call of Playwright's did, in a presenter's words; `undefined` for what nobody would see being done, such as waiting and
 * looking. A value is `null` where it must not be kept, or where it can't be told what was typed into. Never throws.
 */
export function recordedAction({ title, params }: { title: string; params?: unknown }): Done | undefined {
  const [name = ''] = /^[A-Z][a-z]*(?: [a-z]+)*/.exec(title) ?? [];
  const tell = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  const given = paramsSchema.safeParse(params ?? {});
  if (tell === undefined || !given.success) return undefined;
  const { does, target, value } = tell(given.data);
  return { does, target: kept(target), value: value === null ? null : value.toWellFormed() };
}

function done(does: StepAction['does'], target: string): Done {
  return { does, target, value: null };
}

function clicked(params: Params): Done {
  const { locator, x, y } = params;
  if (locator === undefined && x !== undefined && y !== undefined) return done('clicks', `the point ${x}, ${y}`);
  return done('clicks', named(params));
}

function typed({ locator }: Params, value: string | undefined): Done {
  if (locator === undefined) return done('fills', 'the field in focus');
  const { name, isInWords } = locatorName(locator);
  const isKept = value !== undefined && isInWords && mayBeKept(value) && !soundsSensitive(`${name} ${locator}`);
  return { does: 'fills', target: name, value: isKept ? value : null };
}

/** A key with a name is told; a single letter may be one of a password. */
function pressed({ locator, key = '' }: Params): Done {
  const keyName = key.length > 1 && mayBeKept(key) ? key : null;
  if (locator === undefined) return done('presses', keyName ?? 'a key');
  return { does: 'presses', target: nameOf(locator), value: keyName };
}

function mayBeKept(value: string): boolean {
  return !value.endsWith(CUT_SHORT) && redact(value) === value && !isCardNumber(value);
}

function named({ locator }: Params): string {
  return nameOf(locator);
}

function nameOf(locator: string | undefined): string {
  return locator === undefined ? 'the page' : locatorName(locator).name;
}

/** An address without user, query and fragment, which may hold tokens; of one that is no page only its kind. */
function address(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  if (/^(?:data|blob|javascript):/i.test(path)) return path.slice(0, path.indexOf(':') + 1);
  return path.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1') || '/';
}

function fileName(path: string): string {
  return basename(path.replaceAll('\\', '/'));
}

/** Secrets are taken out before it is cut: half of one would not be known. */
function kept(target: string): string {
  const whole = redact(target);
  return (whole.length <= LONGEST_TARGET ? whole : `${whole.slice(0, LONGEST_TARGET - 1)}${CUT_SHORT}`).toWellFormed();
}
