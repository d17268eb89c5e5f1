import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** What people do in a class, and what they see. */

export const desktop = { width: 1440, height: 900 };
export const tablet = { width: 1024, height: 768 };
export const phone = { width: 390, height: 844 };

/** A machine that does much else at the time is no failure. */
export const patience = { timeout: 120_000, interval: 50 };

/** How a browser is started here. */
export function browserOptions(): { readonly executablePath: string; readonly args: string[] } {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(path))
    throw new Error('No Chromium: run the browser tests through `npm test`, or set CHROMIUM_PATH.');
  return { executablePath: path, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] };
}

export const openBrowser = (): Promise<Browser> => chromium.launch(browserOptions());

/** A page of its own profile. Anything the browser complains about is collected. */
export async function newPage(browser: Browser, viewport = desktop): Promise<Page & { readonly complaints: string[] }> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  context.setDefaultTimeout(patience.timeout);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A cut wire and a killed server make the browser report connections that failed; that is what is being tested.
    if (message.type() === 'error' && !/WebSocket|ERR_|Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  return Object.assign(page, { complaints });
}

/** Opens a room; answers its join code. */
export async function openRoom(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/teach/`);
  await page.getByRole('button', { name: 'Open a room' }).click();
  const code = page.locator('.join-button code');
  await expect
    .poll(async () => ((await code.count()) === 0 ? '' : code.innerText()), patience)
    .toMatch(/^\w{4}-\w{4}$/);
  return code.innerText();
}

export async function joinRoom(page: Page, url: string, code: string, nickname: string): Promise<void> {
  await page.goto(`${url}/`);
  await page.getByLabel('Join code').fill(code);
  await page.getByLabel(/Nickname/).fill(nickname);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: 'Scopes' }).waitFor();
}

export async function chooseLesson(page: Page, part: string): Promise<void> {
  await page.getByLabel('Part of a lesson').selectOption(part);
  await expect.poll(() => page.locator('.narration').innerText(), patience).toMatch(/^The program is loaded/);
}

/** Presses a step button and waits until the step is shown. */
export async function step(page: Page, button: string, times = 1): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const before = await page.locator('.timeline-count').innerText();
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => page.locator('.timeline-count').innerText(), patience).not.toBe(before);
  }
}

export async function stepUntil(page: Page, button: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let count = 0; count < 40; count += 1) {
    if (await isThere()) return;
    await step(page, button);
  }
  throw new Error('Forty steps did not lead there.');
}

export async function evaluate(page: Page, frame: string, source: string): Promise<void> {
  await page.getByLabel('Frame for the prompt').selectOption({ label: frame });
  const field = page.getByLabel('Python to evaluate');
  await field.fill(source);
  await field.press('Enter');
}

export const frameNames = (page: Page): Promise<string[]> =>
  page.locator('.frame-box:not(.is-gone) .box-name').allInnerTexts();

interface Seen {
  readonly frames: readonly string[];
  readonly cells: readonly string[];
  readonly output: string;
}

/** What the diagram and the output show: the same on every surface that shows the same moment. */
async function seen(page: Page): Promise<Seen> {
  // Waits for the page to be there; what it shows is then read at one moment.
  await page.locator('.output-pane pre').first().waitFor({ state: 'attached' });
  const { frames, cells, output } = await page.evaluate(() => ({
    // What a returned frame had beside its cells is remembered by those who saw it run, and by nobody else.
    frames: [...document.querySelectorAll('.frame-box')].map((box) =>
      [...box.querySelectorAll('.box-head, .row:not(.is-gone)')].map((part) => part.textContent).join(' '),
    ),
    cells: [...document.querySelectorAll('.cell-box')].map((cell) => cell.getAttribute('title') ?? ''),
    output: document.querySelector<HTMLElement>('.output-pane pre')?.innerText ?? '',
  }));
  return {
    frames: frames.map((text) => text.replaceAll(/\s+/g, ' ')),
    cells: cells.toSorted((a, b) => a.localeCompare(b)),
    output,
  };
}

export async function expectSameView(page: Page, other: Page): Promise<void> {
  // Both anew each time: the other one may not have come to rest either.
  await vi.waitFor(async () => expect(await seen(page)).toEqual(await seen(other)), patience);
}

export async function expectCell(page: Page, title: string): Promise<void> {
  await expect.poll(async () => (await seen(page)).cells, patience).toContain(title);
}

export async function expectOutput(page: Page, output: string): Promise<void> {
  await expect.poll(async () => (await seen(page)).output.trimEnd(), patience).toBe(output);
}

/** Waits until a change of theme, size or state is painted: transitions, however short, have ended. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const painted = (): Promise<void> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
    await painted();
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    await painted();
  });
}

const isPhotographed = process.env['PHOTOGRAPHS'] !== undefined;

/** For people to look at, where they ask for it; no test depends on them. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!isPhotographed) return;
  await settled(page);
  mkdirSync('test-results', { recursive: true });
  await page.screenshot({ path: `test-results/${name}.png` });
}

/** What axe finds that keeps somebody out. */
export async function barriers(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    // Without it the findings of frames are gathered in a page of their own; there are no frames.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
