import { runFolder } from '../model/run-folder.ts';
import { writeArtefact, writeWhole } from '../model/write-artefact.ts';
import { renderCtrf } from './ctrf.ts';
import { renderJunit } from './junit.ts';
import { renderPage } from './page/page.ts';
import { readRun } from './read-run.ts';
import { renderSummaryMarkdown } from './summary-markdown.ts';

/** The files that rendering writes, so that the page can link them although they come after it. */
const WRITTEN = ['evidence.json', 'summary.md', 'junit.xml', 'ctrf-report.json'];

/**
 * Renders a run's reports into its folder: index.html, summary.md, junit.xml, ctrf-report.json, and evidence.json
 * from the journal. Can be repeated at any time, also on a run that was killed half-way.
 * `page` is the path of index.html. Throws a Problem when the folder holds no readable run.json.
 */
export async function renderRun(folder: string): Promise<{ page: string }> {
  const paths = runFolder(folder);
  const read = await readRun(paths);
  const input = { ...read, present: new Set([...read.present, ...WRITTEN]) };
  if (input.evidence !== null) await writeArtefact(paths.evidence, input.evidence);
  else input.present.delete('evidence.json');
  await Promise.all([
    writeWhole(paths.page, renderPage(input)),
    writeWhole(paths.summary, renderSummaryMarkdown(input)),
    writeWhole(paths.junit, renderJunit(input)),
    writeArtefact(paths.ctrf, renderCtrf(input)),
  ]);
  return { page: paths.page };
}
