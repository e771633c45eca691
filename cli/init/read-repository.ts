import { basename, join, resolve } from 'node:path';
import { readTextFile } from '../../readiness/sources/limited-file.ts';
import { codeOwners } from './detect/code-owners.ts';
import { composeFiles } from './detect/compose.ts';
import { crontabs } from './detect/crontabs.ts';
import type { Detected, Detector, RepositoryFile } from './detect/detector.ts';
import { environmentFiles } from './detect/environment-files.ts';
import { gitRepository } from './detect/git.ts';
import { kubernetesManifests } from './detect/kubernetes.ts';
import { apiDocuments } from './detect/open-api.ts';
import { packages } from './detect/packages.ts';
import { playwrightConfigurations } from './detect/playwright.ts';
import { workflows } from './detect/workflows.ts';
import type { RepositoryFacts } from './facts.ts';
import { type ListedFiles, listFiles } from './list-files.ts';

/** So many files of one kind are read, those nearest to the folder first. */
const MOST_OF_A_KIND = 300;
const SCENARIO = /^scenarios\/.+\.(?:spec|test|scenario)\.[cm]?[jt]s$/;

/** Reads a repository: what each detector finds in the files that it wants. Never rejects; what can't be read is remarked. */
export async function readRepository(folder: string): Promise<RepositoryFacts> {
  const git = await gitRepository(folder);
  const here = openFolder(folder);
  // Pipelines and owners are declared once for a repository, however deep the project is in it.
  const upwards = (git?.prefix ?? '').split('/').flatMap((part) => (part === '' ? [] : ['..']));
  const top = upwards.length === 0 ? here : openFolder(resolve(folder, ...upwards));
  const facts = {
    folder: basename(folder),
    upwards,
    compose: await here.detect(composeFiles),
    manifests: await here.detect(kubernetesManifests),
    environmentFiles: await here.detect(environmentFiles),
    pipelines: await top.detect(workflows),
    apis: await here.detect(apiDocuments),
    packages: await here.detect(packages),
    crontabs: await here.detect(crontabs),
    owners: await top.detect(codeOwners),
    playwright: await here.detect(playwrightConfigurations),
    scenarios: here.paths.filter((path) => SCENARIO.test(path)),
    git,
  };
  return { ...facts, remarks: [...new Set([...here.remarks, ...top.remarks])] };
}

/** A folder whose files are listed once, for all that is looked for in it. */
interface OpenFolder extends ListedFiles {
  remarks: readonly string[];
  detect<Fact>(detector: Detector<Fact>): Promise<readonly Fact[]>;
}

function openFolder(folder: string): OpenFolder {
  const { paths, cutOff } = listFiles(folder);
  const remarks = cutOff ? ['not all files were looked at: there are too many'] : [];
  return {
    paths,
    cutOff,
    remarks,
    async detect(detector) {
      const wanted = paths.filter((path) => detector.wants(path));
      const read = await Promise.all(wanted.slice(0, MOST_OF_A_KIND).map((path) => readFile(folder, path)));
      const { found, remarks: said } = detector.detect(read.flatMap((one) => one.found));
      if (wanted.length > MOST_OF_A_KIND)
        remarks.push(`of ${wanted.length} files of a kind ${MOST_OF_A_KIND} were read`);
      remarks.push(...read.flatMap((one) => one.remarks), ...said);
      return found;
    },
  };
}

async function readFile(folder: string, path: string): Promise<Detected<RepositoryFile>> {
  const text = await readTextFile(join(folder, path), path);
  return text.read
    ? { found: [{ path, text: text.value.replace(/^\uFEFF/, '') }], remarks: [] }
    : { found: [], remarks: [`${path} is left out: ${text.reason}`] };
}
