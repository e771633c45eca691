import { assetReader } from '../html/asset-reader.ts';
import { styleOf } from '../page/assets.ts';

const STYLES = ['whole', 'start', 'screen', 'foot', 'room', 'print'];
const BEHAVIOURS = ['album', 'stage', 'waits', 'show', 'keys'];

const read = assetReader(import.meta.url);

/** The show's style sheet, on the report's own tokens. */
export const showStyle = [
  styleOf(['tokens', 'page', 'masthead']),
  ...STYLES.map((name) => read(`style/${name}.css`)),
].join('\n');

/**
 * What the show does. Its parts are written as modules and joined into one script, each after what it imports: a page that
 * was opened from disk can't load another file.
 */
export const showBehaviour = BEHAVIOURS.map((name) => joined(read(`behaviour/${name}.js`))).join('\n');

function joined(module: string): string {
  return module.replaceAll(/^import [^;]*;\n/gm, '').replaceAll(/^export (?=const|let)/gm, '');
}
