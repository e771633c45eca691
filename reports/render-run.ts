import { runFolder } from '../model/run-folder.ts';
import { writeArtefact, writeWhole } from '../model/write-artefact.ts';
import { tellAllure } from './allure/told-to-allure.ts';
import { renderBadge } from './formats/badge.ts';
import { renderCtrf } from './formats/ctrf.ts';
import { renderJunit } from './formats/junit.ts';
import { renderPage } from './page/page.ts';
import { readRun } from './read-run.ts';
import { lastGoBeside } from './run-sheet/last-go.ts';
import { renderRunSheet } from './run-sheet/render-run-sheet.ts';
import { renderSummaryMarkdown } from './summary/summary-markdown.ts';
import { offerUnderstudy } from './understudy/offer.ts';

/** The files that rendering writes, so that the page can link them although they come after it. */
const WRITTEN = ['evidence.json', 'run-sheet.html', 'summary.md', 'junit.xml', 'ctrf-report.json', 'badge.svg'];

/**
 * Renders a run's reports into its folder: index.html, run-sheet.html, summary.md, junit.xml, ctrf-report.json, badge.svg,
 * understudy.html where the run may stand in for the demo, what Allure is told of the verdict, and evidence.json from the
 * journal. Can be repeated at any time, also on a run that was killed half-way. `page` is the path of index.html.
 * Throws a Problem when the folder holds no readable run.json.
 */
export async function renderRun(folder: string): Promise<{ page: string }> {
  const paths = runFolder(folder);
  const read = await readRun(paths);
  const { offer: understudy, trouble } = await offerUnderstudy(read, folder);
  const notes = trouble === null ? read.notes : [...read.notes, trouble];
  const lastGo = await lastGoBeside(folder, read.earlierRuns);
  const input = { ...read, notes, understudy, lastGo, present: new Set([...read.present, ...WRITTEN]) };
  if (input.evidence !== null) await writeArtefact(paths.evidence, input.evidence);
  else input.present.delete('evidence.json');
  // One after the other: of very many scenarios, each is too long a text to be held beside the others.
  await writeWhole(paths.page, await renderPage(input));
  await writeWhole(paths.runSheet, renderRunSheet(input));
  await writeWhole(paths.summary, renderSummaryMarkdown(input));
  await writeWhole(paths.junit, renderJunit(input));
  await writeArtefact(paths.ctrf, renderCtrf(input));
  await writeWhole(paths.badge, renderBadge(input));
  if (input.present.has('allure-results')) await tellAllure(paths.allureResults, input);
  return { page: paths.page };
}
