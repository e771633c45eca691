import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderJunit } from '../../reports/junit.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { samples } from './samples.ts';

/** What the JUnit schema that CI servers publish (junit-10) allows: attributes, the required ones marked, and children. */
const SHAPE: Record<string, { attributes: string[]; required: string[]; children: string[] }> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], required: [], children: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'time', 'skipped', 'timestamp'],
    required: ['name', 'tests', 'failures', 'errors'],
    children: ['testcase'],
  },
  testcase: {
    attributes: ['name', 'time', 'classname'],
    required: ['name'],
    children: ['skipped', 'error', 'failure', 'system-out'],
  },
  failure: { attributes: ['type', 'message'], required: [], children: [] },
  error: { attributes: ['type', 'message'], required: [], children: [] },
  skipped: { attributes: ['type', 'message'], required: [], children: [] },
  'system-out': { attributes: [], required: [], children: [] },
};

function assertShape(element: XmlElement): void {
  const shape = SHAPE[element.name];
  assert.ok(shape, `${element.name} is not known`);
  for (const name of Object.keys(element.attributes))
    assert.ok(shape.attributes.includes(name), `${element.name} ${name}`);
  for (const name of shape.required) assert.ok(name in element.attributes, `${element.name} lacks ${name}`);
  if ('time' in element.attributes) assert.match(String(element.attributes.time), /^\d+\.\d{3}$/);
  for (const child of element.children) {
    assert.ok(shape.children.includes(child.name), `${child.name} in ${element.name}`);
    assertShape(child);
  }
}

describe('JUnit XML', () => {
  for (const [name, input] of Object.entries(samples)) {
    it(`has the published shape: ${name}`, () => assertShape(readXml(renderJunit(input))));
  }

  it('counts what it holds', () => {
    const [readiness, scenarios] = readXml(renderJunit(samples.noGo)).children;
    assert.equal(readiness?.attributes.tests, '20');
    assert.equal(readiness?.attributes.failures, '2');
    assert.equal(readiness?.attributes.errors, '2', 'what could not be told is no pass');
    assert.equal(scenarios?.attributes.tests, '0');
  });

  it('gives a failed scenario the cause, the owner and the remedy', () => {
    const [, scenarios] = readXml(renderJunit(samples.noGoDelayed)).children;
    const failure = scenarios?.children[1]?.children[0];
    assert.equal(failure?.name, 'failure');
    assert.match(String(failure?.attributes.message), /status-poller never asked it/);
    assert.match(
      String(failure?.text),
      /missing: polled[\s\S]*owner: Platform team, #team-platform[\s\S]*what to do: Deploy/,
    );
    assert.equal(scenarios?.children[2]?.children[0]?.name, 'skipped');
  });

  it('calls a scenario that was cut off an error', () => {
    const [, scenarios] = readXml(renderJunit(samples.cutOff)).children;
    assert.equal(scenarios?.attributes.errors, '1');
  });

  it('stays well-formed with hostile text', () => {
    for (const text of HOSTILE_TEXTS) assertShape(readXml(renderJunit(withText(samples.noGoDelayed, text))));
  });

  it('stays well-formed with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        assertShape(readXml(renderJunit(withText(samples.noGoDelayed, text)))),
      ),
      { numRuns: 50 },
    );
  });
});
