// Makes an element that is shown like one that was sent anew, changing only what differs: what is focused, scrolled or
// open stays so. Children belong together by their id, otherwise by their place.
const morph = (shown, sent) => {
  if (shown.isEqualNode(sent) || countsByItself(shown, sent)) return;
  for (const { name } of [...shown.attributes]) {
    if (!sent.hasAttribute(name) && !isReaders(shown, name)) shown.removeAttribute(name);
  }
  for (const { name, value } of sent.attributes) {
    if (shown.getAttribute(name) !== value && !isReaders(shown, name)) shown.setAttribute(name, value);
  }
  morphChildren(shown, sent);
};

// What the reader opened or closed, filled in or chose is theirs.
const isReaders = (element, name) =>
  (name === 'open' && element.localName === 'details') ||
  ((name === 'value' || name === 'checked') && element.localName === 'input');

// What the page counts by itself stays as counted: written anew, it would be wrong until the next minute.
const countsByItself = (shown, sent) =>
  ['countdown', 'age'].some((name) => name in shown.dataset && shown.dataset[name] === sent.dataset[name]);

const morphChildren = (shown, sent) => {
  const byId = new Map();
  for (const child of shown.children) if (child.id !== '') byId.set(child.id, child);
  let next = shown.firstChild;
  for (const wanted of [...sent.childNodes]) {
    let found = wanted.id ? byId.get(wanted.id) : undefined;
    if (found === undefined && next !== null && isAlike(next, wanted)) found = next;
    if (found === undefined) {
      shown.insertBefore(document.importNode(wanted, true), next);
      continue;
    }
    if (found === next) next = next.nextSibling;
    else shown.insertBefore(found, next);
    if (found.nodeType === Node.ELEMENT_NODE) morph(found, wanted);
    else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
  }
  while (next !== null) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
};

const isAlike = (one, other) =>
  one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? '') === (other.id ?? '');
