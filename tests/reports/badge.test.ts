import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderBadge } from '../../reports/formats/badge.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { samples } from './samples.ts';

function textsIn(svg: string): string[] {
  const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
  return all(readXml(svg.trim()))
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);
}

function fillsIn(svg: string): string[] {
  return [...svg.matchAll(/fill="([^"]*)"/g)].map(([, fill = '']) => fill);
}

describe('the badge', () => {
  it('says the environment, the outcome as a word, and when', () => {
    assert.deepEqual(textsIn(renderBadge(samples.noGo)), [
      'Rehearsal on staging',
      'No-go',
      'Fri 20 Nov 2026, 09:31 UTC',
    ]);
    const { attributes, children } = readXml(renderBadge(samples.go).trim());
    assert.equal(attributes.role, 'img');
    assert.equal(
      attributes['aria-label'],
      'Rehearsal on staging: Go. The demo can go ahead. Fri 20 Nov 2026, 09:31 UTC',
    );
    assert.equal(children[0]?.name, 'title');
  });

  it('has a ground and an ink of its own for every standing, so that it needs none of the page', () => {
    for (const input of Object.values(samples)) {
      for (const fill of fillsIn(renderBadge(input))) assert.match(fill, /^#[0-9a-f]{6}$/);
    }
    assert.notDeepEqual(fillsIn(renderBadge(samples.go)), fillsIn(renderBadge(samples.noGo)));
  });

  it('is well-formed, small and loads nothing whatever the environment is called', () => {
    for (const text of HOSTILE_TEXTS) {
      const svg = renderBadge(withText(samples.decided, text));
      const { attributes } = readXml(svg.trim());
      assert.ok(Number(attributes.width) < 800);
      assert.doesNotMatch(svg, /<script|<image|<foreignObject|<use|href|url\((?!#)/);
    }
  });
});
