import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openEnvironment } from '../../../../environments/load.ts';
import type { Finding } from '../../../../model/finding.ts';
import { startDatabase } from '../../../../platform/database/launcher.ts';
import { type StageOptions, stagePlatform } from '../../../../platform/stage/stage.ts';
import { type CheckOptions, checkReadiness } from '../../../../readiness/run-checks.ts';
import { openSupervisor } from '../../../../support/supervise/supervisor.ts';
import { projectFolder } from '../../../helpers/rehearse-command.ts';

/** Stages the platform, asks it everything as `rehearse check` does, once for each round, and stops it. */
export type CheckStaged = (
  staging: Pick<StageOptions, 'incident' | 'news'>,
  ...rounds: CheckOptions[]
) => Promise<Finding[][]>;

/** One database server for all the stagings of a test file, each of which gets a database of its own on it. */
export async function openIncidentGround(): Promise<CheckStaged> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse test '));
  const supervisor = await openSupervisor({ sessionsFolder: join(folder, 'sessions') });
  after(async () => {
    await supervisor.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { url: databaseUrl } = await startDatabase({ folder: join(folder, 'database'), supervisor });
  return async (staging, ...rounds) => {
    const where = { ports: 'any', environmentName: 'local', supervisor, databaseUrl, say: () => undefined } as const;
    const platform = await stagePlatform({ ...where, ...staging });
    try {
      const environment = (await openEnvironment(projectFolder, 'local')).load(platform.variables);
      const found: Finding[][] = [];
      for (const round of rounds.length === 0 ? [{}] : rounds) {
        const { findings } = await checkReadiness(environment, {
          project: projectFolder,
          openEnvironment: load,
          ...round,
        });
        found.push(findings);
      }
      return found;
    } finally {
      await platform.stop();
    }
  };
}

async function load(name: string) {
  return (await openEnvironment(projectFolder, name)).load();
}
