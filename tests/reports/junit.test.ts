import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { renderJunit } from '../../reports/formats/junit.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { samples } from './samples.ts';

const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8');

/** What libxml2 finds wrong with documents of ours, by the schema. */
async function faults(documents: Record<string, string>): Promise<readonly string[]> {
  const xml = Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents }));
  const { valid, errors } = await validateXML({ xml, schema, maxMemoryPages: memoryPages.GiB });
  assert.equal(valid, errors.length === 0);
  return errors.map(({ rawMessage }) => rawMessage);
}

function suite(xml: string, name: string): XmlElement {
  const found = readXml(xml).children.find(({ attributes }) => attributes.name === name);
  assert.ok(found, name);
  return found;
}

function cases(xml: string, name: string): XmlElement[] {
  return suite(xml, name).children.filter((child) => child.name === 'testcase');
}

describe('JUnit XML', () => {
  it('is valid by the schema that a CI’s plugin publishes: in every outcome, and with hostile text', async () => {
    const outcomes = Object.entries(samples).map(([name, input]) => [`${name}.xml`, renderJunit(input)]);
    const hostile = HOSTILE_TEXTS.map((text, index) => [
      `hostile-${index}.xml`,
      renderJunit(withText(samples.decided, text)),
    ]);
    assert.deepEqual(await faults(Object.fromEntries([...outcomes, ...hostile])), []);
  });

  it('would not be where an element or an attribute is not of the format', async () => {
    const xml = renderJunit(samples.noGo);
    const [first] = await faults({ 'element.xml': xml.replace('<properties>', '<blame/><properties>') });
    assert.match(String(first), /blame/);
    const [second] = await faults({ 'attribute.xml': xml.replace(' failures=', ' lost=') });
    assert.match(String(second), /lost/);
  });

  it('counts what it holds', () => {
    const xml = renderJunit(samples.noGo);
    assert.equal(suite(xml, 'readiness').attributes.tests, '20');
    assert.equal(suite(xml, 'readiness').attributes.failures, '2');
    assert.equal(suite(xml, 'readiness').attributes.errors, '2', 'what could not be told is no pass');
    assert.equal(suite(xml, 'scenarios').attributes.tests, '0');
    assert.equal(suite(xml, 'verdict').attributes.failures, '2', 'the whole, and the blocker');
    assert.equal(readXml(xml).attributes.failures, '4');
    for (const counted of readXml(xml).children) {
      const held = counted.children.filter(({ name }) => name === 'testcase');
      assert.equal(counted.attributes.tests, String(held.length));
    }
  });

  it('shows the verdict to a viewer that knows tests only: the whole under one name, then each blocker and its owner', () => {
    const [whole, blocker] = cases(renderJunit(samples.decided), 'verdict');
    assert.equal(whole?.attributes.name, 'The demo can go ahead');
    assert.match(String(whole?.children[0]?.attributes.message), /^No-go: payments on staging has no/);
    assert.equal(blocker?.children[0]?.name, 'failure');
    assert.match(
      String(blocker?.children[0]?.text),
      /owner: Platform team, #team-platform .*\nwhat to do: Set BANK_CLIENT_SECRET[\s\S]*by when: Wake Platform on-call by 14:05 UTC \(06:05 there\)/,
    );
    const goes = cases(renderJunit(samples.go), 'verdict');
    assert.deepEqual(
      goes.map(({ children }) => children.map(({ name }) => name)),
      [['system-out']],
    );
    const doubted = suite(renderJunit(samples.inconclusive), 'verdict');
    assert.equal(doubted.attributes.errors, '2', 'a doubt is neither passed nor failed');
  });

  it('says of which run it is', () => {
    const [properties] = suite(renderJunit(samples.noGo), 'verdict').children;
    const told = Object.fromEntries(
      (properties?.children ?? []).map(({ attributes }) => [attributes.name, attributes.value]),
    );
    assert.equal(told.environment, 'staging');
    assert.equal(told.outcome, 'no-go');
    assert.equal(told.run, samples.noGo.run.id);
  });

  it('gives a failed scenario the cause, the owner and the remedy', () => {
    const scenarios = cases(renderJunit(samples.noGoDelayed), 'scenarios');
    const failure = scenarios[1]?.children[0];
    assert.equal(failure?.name, 'failure');
    assert.match(String(failure?.attributes.message), /status-poller never asked it/);
    assert.match(
      String(failure?.text),
      /missing: polled[\s\S]*owner: Platform team, #team-platform[\s\S]*what to do: Deploy/,
    );
    assert.equal(scenarios[2]?.children[0]?.name, 'skipped');
  });

  it('calls a scenario that was cut off an error, and the verdict that was never reached', () => {
    const xml = renderJunit(samples.cutOff);
    assert.equal(suite(xml, 'scenarios').attributes.errors, '1');
    assert.equal(suite(xml, 'verdict').attributes.errors, '1');
  });

  it('stays well-formed with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readXml(renderJunit(withText(samples.noGoDelayed, text)));
      }),
      { numRuns: 50 },
    );
  });
});
