import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, fail, pass, warn } from '../../check.ts';
import { loopholesForScripts, parseContentPolicies, restrictsFraming } from './content-policy.ts';

/** Judges the headers that keep a page from running or being shown as nobody meant it. */
export function judgeContentSecurity(headers: IncomingHttpHeaders): Answer {
  const policies = parseContentPolicies(textOf(headers['content-security-policy']));
  const remedy = "send Content-Security-Policy: default-src 'self'; frame-ancestors 'none' with every page";
  if (policies.length === 0) {
    const reported = headers['content-security-policy-report-only'] !== undefined;
    return fail(`there is no Content-Security-Policy header${reported ? ', only one that reports' : ''}`, remedy);
  }
  // All policies hold: one without a loophole closes those of the others.
  const loopholes = policies.map(loopholesForScripts).toSorted((a, b) => a.length - b.length)[0] ?? [];
  const framed =
    policies.some(restrictsFraming) || /^(deny|sameorigin)$/i.test(textOf(headers['x-frame-options']).trim());
  const guesses = textOf(headers['x-content-type-options']).trim().toLowerCase() !== 'nosniff';
  const weak = [
    ...(loopholes.length === 0 ? [] : [`its Content-Security-Policy allows ${loopholes.join(', ')}`]),
    ...(framed ? [] : ['anybody may show it in a frame']),
    ...(guesses ? ['there is no X-Content-Type-Options: nosniff'] : []),
  ];
  if (weak.length === 0) return pass('scripts, frames and content types are held to what was meant');
  return warn(weak.join('; '), `close that with headers: ${remedies(loopholes, framed, guesses).join(', ')}`);
}

function remedies(loopholes: readonly string[], framed: boolean, guesses: boolean): string[] {
  return [
    ...(loopholes.length === 0 ? [] : ["Content-Security-Policy with script-src 'self' or nonces"]),
    ...(framed ? [] : ["frame-ancestors 'none'"]),
    ...(guesses ? ['X-Content-Type-Options: nosniff'] : []),
  ];
}

function textOf(header: string | string[] | undefined): string {
  return [header ?? []].flat().join(', ');
}
