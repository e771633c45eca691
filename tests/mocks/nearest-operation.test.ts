import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestOperation } from '../../mocks/conformance/nearest-operation.ts';
import { readContract } from '../../mocks/contract/read-contract.ts';
import { contractFile } from '../../mocks/sample/sample-bank.ts';

const today = await readContract(contractFile('2026-03'));
const later = await readContract(contractFile('2026-09'));

test('a call that a version does not have is told with the operation it was most likely meant for', () => {
  const cases: [typeof today, string, string, string | null][] = [
    [today, 'GET', '/paymentz/pay_1', 'readPayment'],
    [today, 'POST', '/payment', 'createPayment'],
    [today, 'DELETE', '/payments/pay_1', 'readPayment'],
    [later, 'POST', '/business-account-applications', 'submitApplication'],
    [later, 'GET', '/business-account-applications/app_1', 'readApplication'],
    [later, 'POST', '/business-account-applications/app_1/information', 'supplyInformation'],
    [today, 'GET', '/applications/app_1', 'readApplication'],
    [today, 'GET', '/weather/today/in/the/mountains', null],
    [today, 'GET', '/', null],
  ];
  for (const [contract, method, path, expected] of cases) {
    assert.equal(nearestOperation(contract, method, path)?.id ?? null, expected, `${method} ${path}`);
  }
});
