// Makes this machine ready to rehearse: dependencies, Node, a browser, PostgreSQL. Silent when all is there already.
// Plain JavaScript without dependencies, because it runs before there are any, on whatever Node there is.
import { isSetUp } from './setup/is-set-up.mjs';

if (!isSetUp()) {
  const { setUp } = await import('./setup/set-up.mjs');
  process.exitCode = await setUp();
}
