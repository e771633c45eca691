import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { locatorName } from '../../reports/recording/locator-name.ts';
import { recordedAction } from '../../reports/recording/recorded-action.ts';
import { isCardNumber } from '../../reports/recording/sensitive-name.ts';
import { Secret } from '../../support/secret.ts';

const fill = (locator: string, value: string) =>
  recordedAction({ title: `Fill "${value}"`, params: { locator, value } });

test('each action is told in the words of the page', () => {
  const button = "getByRole('button', { name: 'Submit application' })";
  const cases: [string, object | undefined, string][] = [
    ['Click', { locator: button }, 'clicks|Submit application|null'],
    ['Click', { x: 5, y: 8 }, 'clicks|the point 5, 8|null'],
    ['Double click', { locator: button }, 'clicks|Submit application|null'],
    ['Tap', { locator: button }, 'clicks|Submit application|null'],
    [
      'Fill "Feeney Ltd"',
      { locator: "getByLabel('Company name')", value: 'Feeney Ltd' },
      'fills|Company name|Feeney Ltd',
    ],
    ['Type "abc"', { locator: "getByPlaceholder('Search')", text: 'abc' }, 'fills|Search|abc'],
    ['Type "abc"', { text: 'abc' }, 'fills|the field in focus|null'],
    ['Select option', { locator: "getByLabel('Country')", options: [{ label: 'Ireland' }] }, 'chooses|Country|Ireland'],
    [
      'Select option',
      { locator: "getByLabel('Country')", options: [{ index: 1 }, 'x'] },
      'chooses|Country|number 2, x',
    ],
    ['Select option', { locator: "getByLabel('Country')", options: 7 }, 'chooses|Country|'],
    ['Check', { locator: "getByRole('checkbox', { name: 'Terms' })" }, 'checks|Terms|null'],
    ['Uncheck', { locator: "getByRole('checkbox', { name: 'Terms' })" }, 'unchecks|Terms|null'],
    ['Press "Enter"', { key: 'Enter' }, 'presses|Enter|null'],
    ['Press "7"', { key: '7' }, 'presses|a key|null'],
    ['Press "Enter"', { locator: "getByLabel('Search')", key: 'Enter' }, 'presses|Search|Enter'],
    ['Press "7"', { locator: "getByLabel('Search')", key: '7' }, 'presses|Search|null'],
    [
      'Set input files',
      { locator: "getByLabel('Proof')", files: ['/home/ada/deed.pdf', 'C:\\a\\b.pdf'] },
      'uploads|Proof|deed.pdf, b.pdf',
    ],
    ['Navigate', { url: '/accounts?token=x#y' }, 'goes-to|/accounts|null'],
    ['Navigate', { url: 'https://ada:pw@shop.example/a?b=c' }, 'goes-to|https://shop.example/a|null'],
    ['Navigate', { url: 'data:text/html,hush' }, 'goes-to|data:|null'],
    ['Drag and drop', { source: "getByText('Tea')", target: "getByText('Basket')" }, 'other|drags Tea to Basket|null'],
    ['Reload', undefined, 'other|loads the page again|null'],
  ];
  for (const [title, params, expected] of cases) {
    const done = recordedAction({ title, params });
    assert.equal(`${done?.does}|${done?.target}|${done?.value}`, expected);
  }
});

test('looking and waiting are no actions', () => {
  for (const title of [
    'Expect "toBeVisible"',
    'Wait for selector',
    'Evaluate',
    'Screenshot',
    'Get text content',
    'Close page',
    'constructor',
    '',
  ])
    assert.equal(recordedAction({ title, params: { locator: "getByText('x')" } }), undefined);
});

test('an element has the name by which a person would find it; what has none is given as it is', () => {
  const names: [string, string, boolean][] = [
    ["getByRole('button', { name: 'It\\'s fine, \"really\"', exact: true })", 'It\'s fine, "really"', true],
    ["getByRole('button', { name: \"It's\" })", "It's", true],
    ["getByRole('link', { name: /^open an? account$/i }).first()", 'open an? account', true],
    ["getByRole('textbox').nth(1)", 'second textbox', true],
    ["getByRole('textbox').last()", 'last textbox', true],
    ["getByRole('row').filter({ hasText: 'Feeney (Ltd)' })", 'Feeney (Ltd)', true],
    ["getByRole('listitem').filter({ hasText: 'Tea' }).getByRole('button', { name: 'Order' })", 'Order', true],
    ["locator('iframe').contentFrame().getByRole('button', { name: 'Pay' }).first()", 'Pay', true],
    ["locator('#pay').first()", "locator('#pay').first()", false],
    [
      "getByRole('form', { name: 'Order' }).locator('.last')",
      "getByRole('form', { name: 'Order' }).locator('.last')",
      false,
    ],
    ["getByTestId('pay')", "getByTestId('pay')", false],
    ['the first box', 'the first box', true],
    ["getByRole('button', { name: 'cut off in the mi…", "getByRole('button', { name: 'cut off in the mi…", false],
    ['', '', true],
  ];
  for (const [locator, name, isInWords] of names) assert.deepEqual(locatorName(locator), { name, isInWords });
});

test('what is typed is kept only where it may be', () => {
  assert.equal(fill("getByLabel('Reference')", 'Invoice 1')?.value, 'Invoice 1');
  assert.equal(fill("locator('#field7')", 'Invoice 1')?.value, null, 'nobody knows what that field is');
  assert.equal(fill("getByLabel('Reference')", '4111 1111 1111 1111')?.value, null, 'a card number is one anywhere');
  assert.equal(
    fill("getByLabel('Reference')", `${'x'.repeat(200)}…`)?.value,
    null,
    'cut short, a secret would not be known',
  );
  const secret = new Secret('SHOP_KEY', 'nightingale-of-the-shop');
  assert.equal(fill("getByLabel('Reference')", `key ${secret.reveal()}`)?.value, null);
  assert.equal(
    recordedAction({ title: 'Click', params: { locator: `getByText('${secret.reveal()}')` } })?.target,
    '[secret SHOP_KEY]',
  );
  assert.ok(isCardNumber('4111-1111-1111-1111') && !isCardNumber('4111 1111 1111 1112') && !isCardNumber('12345678'));
});

const sensitive = [
  'Password',
  'Secret',
  'Token',
  'Card number',
  'CVC',
  'CVV',
  'PIN',
  'Security code',
  'Passwort',
  'API key',
];
const written = [
  (name: string) => `getByLabel('${name}')`,
  (name: string) => `getByRole('textbox', { name: '${name}' })`,
  (name: string) => `getByPlaceholder(/${name}/i).first()`,
  (name: string) => `locator('#${name.toLowerCase().replaceAll(' ', '_')}')`,
  (name: string) => `getByTestId('${name.replaceAll(' ', '-')}-field')`,
  (name: string) => name,
];

test('whatever is typed into a field that sounds sensitive, it is not told', () => {
  const typings = ['Fill', 'Type', 'Select option', 'Press', 'Insert', 'Set input files'];
  fc.assert(
    fc.property(
      fc.constantFrom(...sensitive),
      fc.constantFrom(...written),
      fc.constantFrom('', 'Your ', 'New '),
      fc.constantFrom(...typings),
      fc.string({ minLength: 1, unit: 'binary' }).map((text) => `k4nari${text}`),
      (name, write, before, title, value) => {
        const params = {
          locator: write(before + name),
          value,
          text: value,
          options: [value],
          files: [value],
          key: value.slice(0, 1),
        };
        assert.ok(!JSON.stringify(recordedAction({ title: `${title} "${value}"`, params })).includes('k4nari'));
        assert.equal(recordedAction({ title, params })?.value ?? null, null);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever Playwright gives, it is told as something that a journal can hold', () => {
  const titles = fc.constantFrom(
    'Click',
    'Fill "x"',
    'Navigate',
    'Press "Enter"',
    'Select option',
    'Type',
    'Hover',
    'Drag and drop',
  );
  const locators = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          "getByRole('",
          "button'",
          ', { name: ',
          "'Pay'",
          '/x',
          '/',
          ' }',
          ')',
          '.',
          'nth(',
          '1',
          '\\',
          '"',
          '…',
        ),
      )
      .map((parts) => parts.join('')),
  );
  const params = fc.oneof(
    fc.anything(),
    fc.record({ locator: locators, value: fc.string({ unit: 'binary' }), url: fc.string(), key: fc.string() }),
  );
  fc.assert(
    fc.property(titles, params, (title, given) => {
      const done = recordedAction({ title, params: given });
      if (done === undefined) return;
      assert.ok(done.target.length <= 300 && done.target.isWellFormed());
      assert.ok(done.value === null || done.value.isWellFormed());
    }),
    { numRuns: 500 },
  );
});
