import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse } from './house.ts';
import {
  browserOptions,
  chooseLesson,
  desktop,
  joinRoom,
  newPage,
  openBrowser,
  openRoom,
  patience,
  step,
} from './people.ts';

/** Times that the browser is killed: three in every run of the tests, a hundred in a long one, which also looks at the clock. */
const kills = Number(process.env['KILLS'] ?? 3);
/** 25 keys a second are faster than people type. Without a pause the page has 65, and Chromium, which puts keys first, nothing else. */
const betweenKeysMs = 40;
/** What was typed before this much is on the disk. */
const keptWithinMs = 1_000;

let house: House;
const folders: string[] = [];

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A room whose instructor has stepped into a lesson and gone; its code. */
async function openClass(): Promise<string> {
  const browser = await openBrowser();
  const teacher = await newPage(browser);
  const code = await openRoom(teacher, house.url);
  await chooseLesson(teacher, 'outer-and-inner');
  await step(teacher, 'Step into', 3);
  await browser.close();
  return code;
}

function profile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nonlocal-profile-'));
  folders.push(folder);
  return folder;
}

async function launch(folder: string): Promise<BrowserContext> {
  const options = { ...browserOptions(), viewport: desktop, reducedMotion: 'reduce' } as const;
  const context = await chromium.launchPersistentContext(folder, options);
  context.setDefaultTimeout(patience.timeout);
  return context;
}

/** Every process of the browser with this profile, at once, as a device that runs out of power. */
function killBrowser(folder: string): void {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder)) process.kill(Number(name), 'SIGKILL');
    } catch {
      // It was gone before it was looked at.
    }
  }
}

async function forkHere(page: Page): Promise<void> {
  await expect.poll(() => page.getByRole('button', { name: 'Fork here', exact: true }).count()).toBe(1);
  await page.getByRole('button', { name: 'Fork here', exact: true }).click();
  await page.getByText('Kept on this device').waitFor();
}

async function openKept(page: Page, code: string): Promise<void> {
  await page.goto(`${house.url}/join/${code}`);
  const open = page.getByRole('button', { name: 'Your forks' });
  const kept = page.locator('.item-main').first();
  // Whoever was killed right after joining may have to join again: the forks are on the first page, too. Others see that page
  // for a moment only, and what is pressed there may be gone before it is.
  const program = page.getByLabel('Program of your fork');
  await expect
    .poll(
      async () => {
        try {
          if (await kept.isVisible()) {
            await kept.click({ timeout: 3_000 });
            await program.waitFor({ timeout: 20_000 });
          } else if (!(await program.isVisible())) {
            await open.click({ timeout: 3_000 });
            await kept.waitFor({ timeout: 20_000 });
          }
        } catch {
          // Again, on the page that it is now.
        }
        return program.isVisible();
      },
      { timeout: 240_000, interval: 50 },
    )
    .toBe(true);
}

const programOf = (page: Page): Promise<string> => page.locator('.cm-content').innerText();

/** The highest number that the program's text counts to without a gap. */
function countIn(program: string): number {
  let count = 0;
  while (program.includes(`#${count + 1}.`)) count++;
  return count;
}

it(
  `P15 killed ${kills} times while it is typed, a fork has what it said it kept`,
  async () => {
    const code = await openClass();
    const folder = profile();
    let context = await launch(folder);
    let page = context.pages()[0] ?? (await context.newPage());
    await joinRoom(page, house.url, code, 'Ada');
    await forkHere(page);
    let typed = 0;
    const losses: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+End');
      const at: number[] = [];
      const typeFor = async (ms: number): Promise<void> => {
        const until = Date.now() + ms;
        while (Date.now() < until) {
          await page.keyboard.type(`#${typed + at.length + 1}.`, { delay: betweenKeysMs });
          at.push(Date.now());
        }
      };
      await typeFor(300);
      await page.getByText('Kept on this device').waitFor();
      const kept = typed + at.length;
      await typeFor(200 + ((kill * 397) % 1_700));
      const killed = Date.now();
      killBrowser(folder);
      await context.close().catch(() => {});
      context = await launch(folder);
      page = context.pages()[0] ?? (await context.newPage());
      await openKept(page, code);
      const found = countIn(await programOf(page));
      expect(found, `what was said to be kept, after kill ${kill + 1}`).toBeGreaterThanOrEqual(kept);
      losses.push(killed - (at[found - typed] ?? killed));
      // What was lost is typed again: the count goes on without a gap.
      typed = found;
    }
    if (kills > 3) {
      const worst = Math.max(...losses);
      console.log(`lost at most ${worst} ms of typing in ${kills} kills`);
      expect(worst).toBeLessThanOrEqual(keptWithinMs);
    }
    await context.close();
  },
  300_000 + kills * 60_000,
);

it('P15 in two tabs the second has a copy, and neither writes over the other', async () => {
  const code = await openClass();
  const context = await launch(profile());
  const first = context.pages()[0] ?? (await context.newPage());
  await joinRoom(first, house.url, code, 'Bo');
  await forkHere(first);
  await first.locator('.cm-content').click();
  await first.keyboard.press('Control+End');
  await first.keyboard.type('# of the first');
  await first.getByText('Kept on this device').waitFor();
  const second = await context.newPage();
  await openKept(second, code);
  await second.getByText('open in another tab').waitFor();
  await second.locator('.cm-content').click();
  await second.keyboard.press('Control+End');
  await second.keyboard.type('# of the second');
  await second.getByText('Kept on this device').waitFor();
  await first.close();
  await second.getByRole('button', { name: /^Back to live/ }).click();
  await second.getByRole('button', { name: 'Your forks' }).click();
  await expect.poll(() => second.locator('.dialog .item-main').count()).toBe(2);
  await second.locator('.dialog .item-main').filter({ hasNotText: '(copy)' }).click();
  await expect.poll(() => programOf(second)).toContain('# of the first');
  expect(await programOf(second)).not.toContain('# of the second');
  await context.close();
});

it('P15 a device that is full or has no storage says so, and offers the download', async () => {
  for (const refusal of ['full', 'blocked'] as const) {
    const code = await openClass();
    const context = await launch(profile());
    await context.addInitScript((kind) => {
      const refuse = (): never => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      if (kind === 'blocked') Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });
      else IDBObjectStore.prototype.put = refuse;
    }, refusal);
    const page = context.pages()[0] ?? (await context.newPage());
    await joinRoom(page, house.url, code, 'Cy');
    await expect.poll(() => page.getByRole('button', { name: 'Fork here', exact: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Fork here', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'This device does not keep the fork' });
    await alert.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      alert.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.nonlocal\.json$/);
    await context.close();
  }
});

it('P15 without a server for an hour nothing of a fork is lost', async () => {
  const code = await openClass();
  const context = await launch(profile());
  const page = context.pages()[0] ?? (await context.newPage());
  await page.clock.install();
  await joinRoom(page, house.url, code, 'Dee');
  await forkHere(page);
  await house.kill();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# while away');
  await page.clock.fastForward('01:00:00');
  await page.keyboard.type(', an hour later');
  await page.clock.runFor(1_000);
  await page.getByText('Kept on this device').waitFor();
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await house.start();
  await page.clock.runFor(20_000);
  await page.getByRole('button', { name: /^Back to live/ }).click();
  await page.getByRole('heading', { name: 'Scopes' }).waitFor();
  await page.reload();
  await page.clock.runFor(5_000);
  await page.getByRole('button', { name: 'Your forks' }).click();
  await page.locator('.dialog .item-main').first().click();
  await page.clock.runFor(1_000);
  await expect.poll(() => programOf(page)).toContain('# while away, an hour later');
  await context.close();
});
