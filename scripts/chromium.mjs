/**
 * A Chromium for the browser tests. We drive the browser that the machine has instead of downloading one: schools'
 * machines are often offline, and a browser is many times the size of everything else we install.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/**
 * The path of a Chromium that starts. Installs the distribution's package where that needs no questions; ends the
 * process with an instruction where no browser can be had.
 * @returns {string}
 */
export function provideChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (starts(named)) return named;
    console.error(`CHROMIUM_PATH is ${named}, and that does not start.`);
    process.exit(1);
  }
  const found = find();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing chromium with apt-get …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (/** @type {string[]} */ ...args) => spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
    apt('update');
    apt('install', '--yes', '--no-install-recommends', 'chromium');
    const installed = find();
    if (installed !== undefined) return installed;
  }
  console.error(
    [
      'The browser tests need Chromium or Chrome, and none was found.',
      'Install one (Debian: apt-get install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium;',
      'anywhere: npx playwright-core install chromium), or set CHROMIUM_PATH to one you have.',
      'Without a browser, run the other tests with: npm test -- packages',
    ].join('\n'),
  );
  process.exit(1);
}

/** @returns {string | undefined} */
function find() {
  return candidates().find((path) => existsSync(path) && starts(path));
}

function candidates() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return [
    ...onPath,
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...programs.flatMap((folder) =>
      folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')],
    ),
    ...ofPlaywright(),
  ];
}

/** Browsers that Playwright's own installer left, newest first. */
function ofPlaywright() {
  const cache = join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .toSorted()
    .toReversed()
    .flatMap((name) => [
      join(cache, name, 'chrome-linux/chrome'),
      join(cache, name, 'chrome-linux64/chrome'),
      join(cache, name, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
    ]);
}

/**
 * Ubuntu's `chromium-browser` may be a stub that only says where to get the real one: ask before believing.
 * @param {string} path
 */
function starts(path) {
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return existsSync(path);
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
