import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { channelSchema, tellingSchema } from '../../model/environment/telling.ts';
import { GITHUB_MOST_DESCRIPTION } from '../../reports/telling/channels/github.ts';
import { SLACK_LIMITS } from '../../reports/telling/channels/slack-blocks.ts';
import { TEAMS_MOST_BYTES } from '../../reports/telling/channels/teams-card.ts';
import { project } from '../environments/project.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/telling.md'), 'utf8');
const [, example = ''] = /^```ts\n([\s\S]*?)^```/m.exec(page) ?? [];

test('the example of the page is an environment with a channel of every kind', async (t) => {
  const variables = Object.fromEntries(
    [...example.matchAll(/\b(?:variable|secret)\('(\w+)'\)/g)].map(([, name = '']) => [
      name,
      `https://${name.toLowerCase()}.example`,
    ]),
  );
  const filled = { ...variables, MAIL_SERVER: 'smtp://mail.example', HOOK_SECRET: `whsec_${'A'.repeat(32)}` };
  const { telling } = await (await openEnvironment(project(t, { 'shop.ts': example }), 'shop')).load(filled);
  const kinds = new Set<string>(telling.channels.map(({ kind }) => kind));
  assert.deepEqual(kinds, new Set(channelSchema.options.map(({ shape }) => shape.kind.value)));
  assert.equal(telling.closingWithin, 5_400_000);
});

test('the page has every key, of telling and of each channel', () => {
  const lacking = Object.keys(tellingSchema.shape).filter((key) => !page.includes(`| \`${key}\` |`));
  assert.deepEqual(lacking, []);
  for (const { shape } of channelSchema.options) {
    const { kind, ...keys } = shape;
    const rows = page.split('\n').filter((line) => line.startsWith(`| \`${kind.value}\` |`));
    const missing = Object.keys(keys).filter((key) => !rows.some((row) => row.includes(`\`${key}\``)));
    assert.deepEqual([kind.value, missing, rows.length > 0], [kind.value, [], true]);
  }
});

test('the page tells the limits that are kept', () => {
  const { blocks, section, whole } = SLACK_LIMITS;
  const figures = [
    `${blocks} blocks`,
    ...[section, whole, TEAMS_MOST_BYTES].map((figure) => figure.toLocaleString('en')),
  ];
  for (const figure of [...figures, `${GITHUB_MOST_DESCRIPTION} characters`]) assert.ok(page.includes(figure), figure);
});
