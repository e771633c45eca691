import { z } from 'zod';
import type { PublishedPort } from '../../facts.ts';

const port = z.union([z.number(), z.string()]).transform(String);
const longForm = z.looseObject({ target: port, published: port.nullish(), protocol: z.string().default('tcp') });

/** `8080:80`, `127.0.0.1:8080:80`, `[::1]:8080:80`, `8080-8082:80-82`, `80`, each with `/tcp` or `/udp` after it. */
const SHORT_FORM = /^(?:(?:\[[^\]]*\]|\d+\.[\d.]+):)?(?:(\d*)(?:-\d+)?:)?(\d+)(?:-\d+)?(?:\/(\w+))?$/;
/** `${PORT}`, `${PORT:-8080}`: the default counts, where there is one. */
const VARIABLE = /\$\{\w+(?::?-([^}]*)|:?\?[^}]*)?\}|\$\w+/g;

/** The TCP ports that the entries of `ports` open; what is written in no way that is known is passed over. */
export function publishedPorts(entries: readonly unknown[]): PublishedPort[] {
  return entries.flatMap((entry) => (typeof entry === 'object' ? fromLongForm(entry) : fromShortForm(String(entry))));
}

function fromLongForm(entry: unknown): PublishedPort[] {
  const parsed = longForm.safeParse(entry);
  if (!parsed.success || parsed.data.protocol !== 'tcp') return [];
  const { target, published } = parsed.data;
  return ofNumbers(published ?? '', target);
}

function fromShortForm(entry: string): PublishedPort[] {
  // A port that only a variable names is not known, which an empty text says.
  const [, published = '', target = '', protocol = 'tcp'] = SHORT_FORM.exec(filledIn(entry)) ?? [];
  return protocol === 'tcp' ? ofNumbers(published, target) : [];
}

function ofNumbers(published: string, target: string): PublishedPort[] {
  const [open, inside] = [published, target].map((text) => Number(filledIn(text).split('-')[0]));
  if (!isPort(inside)) return [];
  return [{ published: isPort(open) ? open : null, target: inside }];
}

function filledIn(text: string): string {
  return text.replace(VARIABLE, (_, fallback: string | undefined) => fallback ?? '');
}

function isPort(number: number | undefined): number is number {
  return number !== undefined && Number.isInteger(number) && number > 0 && number <= 65_535;
}
