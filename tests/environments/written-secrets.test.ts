import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberWrittenSecrets } from '../../environments/loading/written-secrets.ts';
import { redact } from '../../support/redact.ts';

test('tokens and passwords in the addresses of a definition are told nowhere', () => {
  const links = {
    one: 'https://a.example/?access_token=first-hidden-1&page=overview',
    two: ['https://a.example/d?api_key=second-hidden-2', 'postgres://u:third-hidden@h/x'],
  };
  rememberWrittenSecrets({ links });
  const text = JSON.stringify(links);
  assert.doesNotMatch(redact(text), /hidden/);
  assert.match(redact(text), /page=overview/);
});

test('ordinary words and what stands for a name are no secrets', () => {
  const texts = [
    'https://a.example/?key=onboarding&token={correlationId}',
    'https://a.example/?token=demo&q=service-1234',
  ];
  rememberWrittenSecrets(texts);
  assert.equal(redact('onboarding {correlationId} demo service-1234'), 'onboarding {correlationId} demo service-1234');
});
