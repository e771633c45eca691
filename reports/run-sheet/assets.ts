import { assetReader } from '../html/asset-reader.ts';
import { styleOf } from '../page/assets.ts';

const SHARED_STYLES = ['tokens', 'page', 'masthead', 'enlarged'];
const STYLES = ['sheet', 'scene', 'cue', 'timer', 'paper'];
/** What the report page does as well, and what only this sheet does. */
const SHARED_BEHAVIOUR = ['countdown', 'local-time', 'enlarged-picture'];
const BEHAVIOUR = ['copy', 'timer'];

const read = assetReader(import.meta.url);

/** The run sheet's style sheet. */
export const style = [styleOf(SHARED_STYLES), ...STYLES.map((name) => read(`style/${name}.css`))].join('\n');

/** What the run sheet does besides what HTML does by itself; without it all is still there to be read and printed. */
export const behaviour = [
  ...SHARED_BEHAVIOUR.map((name) => `../page/behaviour/${name}.js`),
  ...BEHAVIOUR.map((name) => `behaviour/${name}.js`),
]
  .map((path) => `{\n${read(path)}}\n`)
  .join('');
