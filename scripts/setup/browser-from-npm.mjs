import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { runNpm } from './npm.mjs';
import { KEPT } from './places.mjs';
import { readRecord } from './records.mjs';
import { lastLines } from './run-command.mjs';

const NAME = '@sparticuz/chromium';
const VERSION = '153.0.0';
const INTEGRITY = 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==';
const FOLDER = join(KEPT, 'browser');
const EXECUTABLE = join(FOLDER, 'chromium');
const LIBRARIES = join(FOLDER, 'al2023', 'lib');
const FONTS = join(FOLDER, 'fonts');
const FONT_SETTINGS = join(FOLDER, 'fonts.conf');

/** Downloads a Chromium that comes as an npm package, for a machine on which nothing may be installed. */
export async function downloadChromium() {
  mkdirSync(FOLDER, { recursive: true });
  await install();
  await unpack();
}

/** The ways of starting what was downloaded: with the system's libraries, or with those that came along. */
export function downloadedChromium() {
  if (!existsSync(EXECUTABLE)) return [];
  const source = `${NAME} ${VERSION}`;
  const common = {
    path: EXECUTABLE,
    // It knows no sandbox.
    args: ['--no-sandbox'],
    env: { FONTCONFIG_FILE: FONT_SETTINGS },
  };
  return [
    { ...common, source },
    {
      ...common,
      source: `${source} with the libraries that came along`,
      env: { ...common.env, LD_LIBRARY_PATH: LIBRARIES },
    },
  ];
}

async function install() {
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true, dependencies: { [NAME]: VERSION } }));
  const { code, output } = await runNpm(
    ['install', '--prefix', FOLDER, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--no-save'],
    { cwd: FOLDER },
  );
  if (code !== 0) throw new Error(lastLines(output, 2) || 'npm said nothing');
  const { packages } = readRecord(join(FOLDER, 'node_modules', '.package-lock.json'));
  if (packages?.[`node_modules/${NAME}`]?.integrity !== INTEGRITY) {
    throw new Error(`the registry has another ${NAME} ${VERSION} than the one known to be good`);
  }
}

/** The executable comes last, under its own name only once it is whole: it is what tells that all is there. */
async function unpack() {
  const packed = join(FOLDER, 'node_modules', ...NAME.split('/'), 'bin');
  const { extract } = createRequire(join(FOLDER, 'package.json'))('tar-fs');
  const unpackTar = (name, folder) =>
    pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), extract(folder));
  await unpackTar('al2023.tar.br', join(FOLDER, 'al2023'));
  await unpackTar('swiftshader.tar.br', FOLDER);
  await unpackTar('fonts.tar.br', FONTS);
  writeFileSync(FONT_SETTINGS, fontSettings());

  const unfinished = `${EXECUTABLE}.unfinished`;
  await pipeline(
    createReadStream(join(packed, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(unfinished),
  );
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, EXECUTABLE);
  rmSync(join(FOLDER, 'node_modules'), { recursive: true, force: true });
}

/** The system's fonts where there are any, and the one that came along. */
function fontSettings() {
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${escaped(FONTS)}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${escaped(join(FOLDER, 'font-cache'))}</cachedir>
</fontconfig>
`;
}
