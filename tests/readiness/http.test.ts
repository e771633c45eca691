import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { openHttp } from '../../readiness/sources/http.ts';
import { listening } from '../helpers/listening.ts';

async function serverThat(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await listening(context, server);
  return `http://127.0.0.1:${port}`;
}

function opened(context: TestContext): { ask: ReturnType<typeof openHttp>['ask']; ending: AbortController } {
  const ending = new AbortController();
  const http = openHttp({ now: () => Date.now(), signal: ending.signal });
  context.after(() => http.close());
  return { ask: (request) => http.ask(request), ending };
}

function answerAll(waiting: (() => void)[]): void {
  for (const answer of waiting) answer();
}

test('a host is asked at most six things at once, and each gets its answer', async (t) => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let most = 0;
  const url = await serverThat(t, (_, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    waiting.push(() => {
      underWay -= 1;
      response.end('{}');
    });
    // Answered once as many are under way as ever will be, or when the rest is there.
    if (waiting.length === 6) setImmediate(() => answerAll(waiting.splice(0)));
  });
  const { ask } = opened(t);
  const replies = await Promise.all(Array.from({ length: 30 }, () => ask({ url })));
  assert.ok(replies.every((reply) => reply.answered && reply.status === 200));
  assert.equal(most, 6);
});

test('the time of a request begins when it is its turn', async (t) => {
  // Six hang for ever: the seventh waits for one of them to be given up, and then has its whole time.
  let asked = 0;
  const url = await serverThat(t, (_, response) => {
    asked += 1;
    if (asked > 6) response.end('{}');
  });
  const { ask } = opened(t);
  const hanging = Array.from({ length: 6 }, () => ask({ url, withinMs: 50 }));
  const last = ask({ url, withinMs: 5000 });
  for (const reply of await Promise.all(hanging)) {
    assert.deepEqual(reply, { answered: false, reason: 'no answer within 50 ms', refused: false });
  }
  assert.equal((await last).answered, true);
});

test('what is under way ends when the time for all is over', async (t) => {
  const ending = Promise.withResolvers<void>();
  const url = await serverThat(t, () => ending.resolve());
  const { ask, ending: all } = opened(t);
  const reply = ask({ url });
  await ending.promise;
  all.abort();
  assert.deepEqual(await reply, {
    answered: false,
    reason: 'the time for all checks was over',
    refused: false,
  });
});

test('an address of another kind is not asked', async (t) => {
  const { ask } = opened(t);
  for (const url of ['file:///etc/passwd', 'no address', 'ftp://host/']) {
    assert.equal((await ask({ url })).answered, false);
  }
});

test('a connection that the host closed meanwhile is opened anew', async (t) => {
  let connections = 0;
  const url = await serverThat(t, (request, response) => {
    // Said to be kept, and closed all the same: the next request finds it gone.
    if (request.url === '/first') response.end('{}', () => setImmediate(() => request.socket.destroy()));
    else response.end('{}');
    connections += 1;
  });
  const { ask } = opened(t);
  assert.equal((await ask({ url: `${url}/first` })).answered, true);
  assert.equal((await ask({ url: `${url}/second` })).answered, true);
  assert.equal(connections, 2);
});
