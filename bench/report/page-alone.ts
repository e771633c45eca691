import { runFolder } from '../../model/run-folder.ts';
import { writeWhole } from '../../model/write-artefact.ts';
import { renderPage } from '../../reports/page/page.ts';
import { readRun } from '../../reports/read-run.ts';

// Reads what was recorded of a run, renders the page and writes it: index.html and nothing else. Without a folder it only loads.
const [folder] = process.argv.slice(2);
if (folder !== undefined) {
  const paths = runFolder(folder);
  await writeWhole(paths.page, await renderPage(await readRun(paths)));
}
