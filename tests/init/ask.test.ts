import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asking, askWishes } from '../../cli/init/ask.ts';
import { makePlan } from '../../cli/init/plan/make-plan.ts';
import { planned } from './repository.ts';

const FILES = { 'compose.yaml': 'services: { web: { ports: ["1:80"] }, api: { ports: ["2:80"] } }' };

/** Somebody who answers so, and what they were asked. */
function somebody(answers: Readonly<Record<string, string | null>>): Asking & { asked: string[] } {
  const asked: string[] = [];
  const answer = async (question: string, usual: string) => {
    asked.push(question);
    const [, given = usual] = Object.entries(answers).find(([part]) => question.includes(part)) ?? [];
    return given;
  };
  return { asked, text: answer, choose: (question, _, usual) => answer(question, usual) };
}

test('little is asked, and nothing that was said already', async (t) => {
  const { facts } = await planned(t, FILES);
  const ask = (wishes: object, asking: Asking) => askWishes(wishes, (so) => makePlan(facts, so), asking);
  const person = somebody({ 'Which team': 'Shop team', 'pages does the audience': 'api' });
  assert.deepEqual(await ask({ timeZone: 'Asia/Tokyo' }, person), {
    environment: 'local',
    entrance: 'api',
    team: 'Shop team',
    timeZone: 'Asia/Tokyo',
  });
  assert.equal(person.asked.length, 3);
  const nobody = somebody({});
  await ask({ environment: 'local', entrance: 'web', team: 'x', timeZone: 'UTC' }, nobody);
  assert.deepEqual(nobody.asked, []);
});

test('whoever stops is asked no further', async (t) => {
  const { facts } = await planned(t, FILES);
  const person = somebody({ called: null });
  assert.equal(await askWishes({}, (so) => makePlan(facts, so), person), null);
  assert.equal(person.asked.length, 1);
});
