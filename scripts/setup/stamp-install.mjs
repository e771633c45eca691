// Runs after every `npm install` and `npm ci` of the project, so that set-up does not install a second time.
import { addToInstallRecord, installStamp } from './records.mjs';

const omitted = (process.env.npm_config_omit ?? '').split(/[\s,]+/);
if (!omitted.includes('dev') && !omitted.includes('optional')) addToInstallRecord({ stamp: installStamp() });
