import { setUpBrowser } from './browser.mjs';
import { linkCommand } from './command-link.mjs';
import { linkDatabase } from './database-links.mjs';
import { installDependencies } from './install.mjs';
import { areDependenciesReady, isBrowserReady, needsNoDatabase } from './is-set-up.mjs';
import { alone } from './lock.mjs';
import { ensureNode } from './node.mjs';
import { INSTALL_RECORD } from './places.mjs';
import { installStamp, readRecord } from './records.mjs';
import { tellFailure } from './tell.mjs';

/** The exit code of whatever the user has to mend. */
const USER_CAN_MEND = 2;

/** Does what is left to do, and resolves to the exit code. */
export async function setUp() {
  try {
    await alone(async () => {
      if (!areDependenciesReady()) await setUpDependencies();
      if (!isBrowserReady()) await setUpBrowser();
    });
    return 0;
  } catch (error) {
    tellFailure(error);
    return USER_CAN_MEND;
  }
}

async function setUpDependencies() {
  if (readRecord(INSTALL_RECORD).stamp !== installStamp()) await installDependencies();
  await ensureNode();
  linkCommand();
  if (!needsNoDatabase()) await linkDatabase();
}
