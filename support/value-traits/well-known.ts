import { passwordsIn } from '../passwords-in-text.ts';

/** What programs are delivered with, and what people choose first. */
const EVERYBODY_KNOWS = new Set([
  'admin',
  'admin123',
  'administrator',
  'changeit',
  'changeme',
  'default',
  'elastic',
  'guest',
  'iloveyou',
  'keycloak',
  'letmein',
  'minio',
  'minioadmin',
  'minio123',
  'mongo',
  'mysql',
  'neo4j',
  'p@ssw0rd',
  'p@ssword',
  'pass',
  'passw0rd',
  'password',
  'password1',
  'password123',
  'postgres',
  'postgresql',
  'qwerty',
  'qwertz',
  'rabbitmq',
  'redis',
  'root',
  'sa',
  'secret',
  'supersecret',
  'toor',
  'vagrant',
  'welcome',
  'welcome1',
]);
const LONGEST = 20;
const COUNTED_UP = '1234567890';
/** Short enough to be a port or an amount where it is no password. */
const SHORTEST_COUNTED_UP = 6;
/** As the password of something nothing else is meant. */
const SHORTEST_COUNTED_UP_PASSWORD = 3;
/** Words that are no credential unless they stand where one must be. */
const ONLY_AS_PASSWORD = new Set(['test', 'user', 'demo', 'app', 'dev', 'example', 'null', 'undefined']);

/** Whether a value, or a password inside it, is one that everybody tries first. */
export function isWellKnown(value: string): boolean {
  return isFirstTried(value, SHORTEST_COUNTED_UP) || passwordsIn(value).some(isKnownByEverybody);
}

/** Whether what is a password in any case is one that everybody tries first. */
export function isKnownByEverybody(password: string): boolean {
  return ONLY_AS_PASSWORD.has(password.toLowerCase()) || isFirstTried(password, SHORTEST_COUNTED_UP_PASSWORD);
}

function isFirstTried(value: string, shortestCountedUp: number): boolean {
  if (value.length > LONGEST) return false;
  if (EVERYBODY_KNOWS.has(value.toLowerCase())) return true;
  return value.length >= shortestCountedUp && (COUNTED_UP.startsWith(value) || /^(?:0+|1+)$/.test(value));
}
