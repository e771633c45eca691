import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { clockChanges } from '../../cli/schedule/clock-changes.ts';
import { noted, yamlText } from '../../cli/schedule/commented.ts';
import { ENGINES } from '../../cli/schedule/engine-names.ts';
import { NOW, scheduleOf } from './schedules.ts';

const PIECES = [
  'staging',
  'Europe/Berlin',
  '03:17',
  '$(id)',
  '`id`',
  '{{ x }}',
  "'",
  '"',
  '\n',
  ': ',
  ' #',
  '%',
  ';',
  '\\',
  '- ',
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join('')),
);
/** What environments, times, zones and images consist of, and nothing that a shell, cron, a unit or YAML has another use for. */
const HARMLESS = /^[\w.:/@+-]*$/;

test('a text that means something to a shell, to cron or to YAML comes into no schedule', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ENGINES),
      fc.constantFrom('env', 'at', 'timeZone', 'image'),
      hostile.filter((text) => !HARMLESS.test(text)),
      (engine, option, text) => {
        const wish = option === 'env' ? { env: [text] } : { [option]: text };
        assert.throws(() => scheduleOf(engine, wish), /cannot be made/);
      },
    ),
  );
});

test('whatever a value is, it is read from YAML as what it was, and never as a part of the structure', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (value, comment, olderRules) => {
      const note = comment.replaceAll(/[^ -~\n]/g, '');
      const text = yamlText({ before: noted(note, value), list: [noted(note, value)], after: 1 }, { olderRules });
      const [document] = parseAllDocuments(text, { version: olderRules ? '1.1' : '1.2' });
      assert.deepEqual(document?.toJS(), { before: value, list: [value], after: 1 });
    }),
  );
});

test('a time of day that clocks leave out or show twice is known, in the south as well; elsewhere there is none', () => {
  const at = (hour: number, minute = 30) => ({ hour, minute, text: '' });
  const of = (hour: number, timeZone: string) => clockChanges({ at: at(hour), timeZone }, NOW);
  assert.deepEqual(of(2, 'Europe/Berlin'), { missingOn: '2027-03-28', twiceOn: '2027-10-31' });
  assert.deepEqual(of(2, 'Australia/Sydney'), { missingOn: '2027-10-03', twiceOn: '2027-04-04' });
  assert.deepEqual(of(3, 'Europe/Berlin'), { missingOn: undefined, twiceOn: undefined });
  assert.deepEqual(of(2, 'Asia/Kolkata'), { missingOn: undefined, twiceOn: undefined });
});
