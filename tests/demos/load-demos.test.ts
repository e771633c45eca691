import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadDemos } from '../../environments/demos.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { project, written } from '../environments/project.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';

const DEFINE = pathToFileURL(join(projectFolder, 'environments/define-demos.ts')).href;

/** A project with an environment `staging` and these demos, as they are written in demos.ts. */
function projectWith(context: TestContext, demos: string): string {
  const folder = project(context, { 'staging.ts': written() });
  const file = /^(?:import|export|throw)/.test(demos)
    ? demos
    : `import { defineDemos } from '${DEFINE}';\nexport default defineDemos(${demos});\n`;
  writeFileSync(join(folder, 'demos.ts'), file);
  return folder;
}

/** What is said of demos that can't be used: `file: key why`, a line each. */
async function wrongWith(context: TestContext, demos: string): Promise<string[]> {
  const error: unknown = await loadDemos(projectWith(context, demos)).then(
    () => 'nothing was wrong',
    (rejected: unknown) => rejected,
  );
  if (error instanceof Problem) return [`${error.message} ${error.why}`];
  assert.ok(error instanceof Problems, String(error));
  return error.problems.map(({ message, why }) => `${message} ${why}`);
}

test('a project without demos.ts plans none', async (t) => {
  assert.deepEqual(await loadDemos(project(t, { 'staging.ts': written() })), []);
});

test('a demo says when, how long, what, who presents, and from when nothing is deployed', async (t) => {
  const demos = await loadDemos(
    projectWith(
      t,
      `[
        { environment: 'staging', at: '2026-12-01T16:30:00+01:00', slot: '20m', title: 'The board', presenters: ['the CTO'], freeze: '4h' },
        { environment: 'staging', at: { date: '2026-07-01', time: '15:30', timeZone: 'Europe/London' } },
        {
          environment: 'staging',
          at: '2026-12-01T15:30Z',
          freeze: { from: { date: '2026-11-30', time: '18:00', timeZone: 'Asia/Kolkata' }, to: '2026-12-01T16:00:00Z' },
        },
      ]`,
    ),
  );
  const bare = { environment: 'staging', slotMs: null, title: null, presenters: [], freeze: null };
  assert.deepEqual(demos, [
    {
      environment: 'staging',
      at: '2026-12-01T15:30:00.000Z',
      slotMs: 20 * 60_000,
      title: 'The board',
      presenters: ['the CTO'],
      freeze: { from: '2026-12-01T11:30:00.000Z', to: '2026-12-01T15:30:00.000Z' },
    },
    { ...bare, at: '2026-07-01T14:30:00.000Z' },
    {
      ...bare,
      at: '2026-12-01T15:30:00.000Z',
      freeze: { from: '2026-11-30T12:30:00.000Z', to: '2026-12-01T16:00:00.000Z' },
    },
  ]);
});

const AT = `at: '2026-12-01T15:30:00Z'`;

const WRONG: { what: string; demos: string; said: RegExp[] }[] = [
  { what: 'no list', demos: `{} as never`, said: [/^demos\.ts: its default export must be a list of demos$/] },
  {
    what: 'a key that nobody knows',
    demos: `[{ environment: 'staging', ${AT}, tilte: 'The board' }] as never`,
    said: [/^demos\.ts: \[0\] tilte is not known; did you mean title\?$/],
  },
  {
    what: 'what is left out',
    demos: `[{ environment: 'staging', ${AT} }, {}] as never`,
    said: [
      /^demos\.ts: \[1\]\.environment is missing; it must be a text$/,
      /^demos\.ts: \[1\]\.at is missing; it must be a time with its zone/,
    ],
  },
  {
    what: 'an environment that there is not',
    demos: `[{ environment: 'stagign', ${AT} }]`,
    said: [
      /^demos\.ts: \[0\]\.environment names "stagign", which is not among the environments; did you mean staging\?$/,
    ],
  },
  {
    what: 'a time without its zone, and what is no duration',
    demos: `[{ environment: 'staging', at: '2026-12-01T15:30', slot: '20 minutes', freeze: 'a day' }]`,
    said: [
      /^demos\.ts: \[0\]\.at must be a time with its zone, such as/,
      /^demos\.ts: \[0\]\.slot must be a duration/,
      /^demos\.ts: \[0\]\.freeze must be a duration/,
    ],
  },
  {
    what: 'a slot of nothing',
    demos: `[{ environment: 'staging', ${AT}, slot: '0m' }]`,
    said: [/^demos\.ts: \[0\]\.slot must be more than nothing$/],
  },
  {
    what: 'a place, a day and a time that there are not',
    demos: `[{ environment: 'staging', at: { date: '2026-02-30', time: '24:00', timeZone: 'Europe/Lodnon' } }]`,
    said: [
      /^demos\.ts: \[0\]\.at\.date must be a date such as/,
      /^demos\.ts: \[0\]\.at\.time must be HH:MM/,
      /^demos\.ts: \[0\]\.at\.timeZone must be an IANA time zone name/,
    ],
  },
  {
    what: 'an offset in the place of a zone',
    demos: `[{ environment: 'staging', at: { date: '2026-02-01', time: '12:00', timeZone: '+01:00' } }]`,
    said: [/^demos\.ts: \[0\]\.at\.timeZone must be an IANA time zone name/],
  },
  {
    what: 'a time that clocks leave out, beside another mistake',
    demos: `[{ environment: 'nowhere', at: { date: '2027-03-28', time: '01:30', timeZone: 'Europe/London' } }]`,
    said: [
      /^demos\.ts: \[0\]\.environment names "nowhere"/,
      /^demos\.ts: \[0\]\.at\.time is not there in Europe\/London on 2027-03-28: clocks go forward over 01:30; 2027-03-28 00:30 or 2027-03-28 02:30 is$/,
    ],
  },
  {
    what: 'a time that clocks show twice',
    demos: `[{ environment: 'staging', at: { date: '2026-10-25', time: '01:30', timeZone: 'Europe/London' } }]`,
    said: [
      /^demos\.ts: \[0\]\.at\.time is there twice .*with which: 'earlier' \(00:30 UTC\) or 'later' \(01:30 UTC\)$/,
    ],
  },
  {
    what: 'a freeze after the demo, and one that ends before it begins',
    demos: `[
      { environment: 'staging', ${AT}, freeze: { from: '2026-12-01T15:30:00Z' } },
      { environment: 'staging', ${AT}, freeze: { from: '2026-12-01T12:00:00Z', to: '2026-12-01T11:00:00Z' } },
    ]`,
    said: [
      /^demos\.ts: \[0\]\.freeze\.from must be before the demo$/,
      /^demos\.ts: \[1\]\.freeze\.to must be after from$/,
    ],
  },
  {
    what: 'nothing exported',
    demos: 'export const demos = [];',
    said: [/^demos\.ts declares no demos it has no default export$/],
  },
  {
    what: 'a file that throws',
    demos: `throw new Error('not today');`,
    said: [/^demos\.ts cannot be loaded demos\.ts:1: not today$/],
  },
];

for (const { what, demos, said } of WRONG) {
  test(`${what} is refused, with file, key and reason`, async (t) => {
    const wrong = await wrongWith(t, demos);
    assert.equal(wrong.length, said.length, wrong.join('\n'));
    for (const [index, line] of wrong.entries()) assert.match(line, said[index] ?? /^$/);
  });
}

test('the example of docs/demos.md plans what it says', async (t) => {
  const page = readFileSync(join(projectFolder, 'docs/demos.md'), 'utf8');
  const [, example = ''] = /^```ts\n([\s\S]*?)^```/m.exec(page) ?? [];
  const demos = await loadDemos(projectWith(t, example.replace('./environments/define-demos.ts', DEFINE)));
  assert.deepEqual(
    demos.map(({ at, freeze }) => `${freeze?.from} ${at}`),
    ['2026-12-01T11:30:00.000Z 2026-12-01T15:30:00.000Z', '2026-12-08T02:00:00.000Z 2026-12-08T18:00:00.000Z'],
  );
});
