import { suggestion } from '../../support/nearest-word.ts';
import { whyNotInstalled } from '../../support/optional-package.ts';
import { unread } from './reading.ts';
import { shownUrl } from './shown-url.ts';
import type { OpenSource } from './source.ts';

/** One value from a declared PostgreSQL database, read in a transaction that can change nothing. */
export const sql: OpenSource<'sql'> = ({ database, query }, { environment, signal }) => {
  const declared = environment.databases[database];
  const url = declared?.url.reveal();
  const place = url === undefined ? `the database ${database}` : `the database ${database} (${hostOf(url)})`;
  return {
    place,
    async value() {
      if (url === undefined) {
        const hint = suggestion(database, Object.keys(environment.databases));
        return unread(place, `the definition declares no such database${hint}`);
      }
      if (!/^postgres(?:ql)?:/.test(url)) return unread(place, 'its url is no postgres:// address');
      const missing = whyNotInstalled('pg');
      if (missing !== undefined) return unread(place, missing);
      const { readOneValue } = await import('./sql/read-one-value.ts');
      return readOneValue({ url, query, place, signal });
    },
  };
};

/** Host, port and name of a database. Where a password was not encoded, parts of it are read as these. */
function hostOf(url: string): string {
  const shown = shownUrl(url).replace(/^[a-z]+:\/\//, '');
  return shown.includes('@') ? 'an address that is none' : shown;
}
