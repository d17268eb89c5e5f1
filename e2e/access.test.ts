import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startIssuer } from '../apps/server/src/testing/oidc-issuer.ts';
import { type House, openHouse } from './house.ts';
import {
  barriers,
  chooseLesson,
  desktop,
  expectOutput,
  frameNames,
  joinRoom,
  newPage,
  openBrowser,
  openRoom,
  phone,
  photograph,
  stepUntil,
  tablet,
} from './people.ts';

let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** In both themes, wide and narrow. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(viewport);
      await photograph(page, `${name}-${colorScheme}-${size}`);
      expect(await barriers(page), `${name}, ${colorScheme}, ${size}`).toEqual([]);
    }
  }
}

/** A class that stands inside the inner call. */
async function classInside(teacher: Page, student: Page): Promise<void> {
  const code = await openRoom(teacher, house.url);
  await joinRoom(student, house.url, code, 'Eve');
  await chooseLesson(teacher, 'outer-and-inner');
  await stepUntil(teacher, 'Step into', async () => (await frameNames(teacher)).includes('advice'));
  await expect.poll(() => frameNames(student)).toContain('advice');
}

it('no surface has a barrier that axe can find, in light and dark, wide and narrow', async () => {
  const teacher = await newPage(browser);
  const student = await newPage(browser);
  await student.goto(`${house.url}/`);
  expect(await barriers(student), 'join').toEqual([]);
  await classInside(teacher, student);
  const surfaces: [string, Page][] = [
    ['console', teacher],
    ['follow', student],
  ];
  const check = async (name: string, page: Page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [size, viewport] of Object.entries({ desktop, tablet, phone })) {
        await page.setViewportSize(viewport);
        await photograph(page, `${name}-${colorScheme}-${size}`);
      }
      expect(await barriers(page), `${name}, ${colorScheme}`).toEqual([]);
      await page.setViewportSize(desktop);
    }
  };
  for (const [name, page] of surfaces) await check(name, page);
  await student.getByRole('button', { name: 'Fork here', exact: true }).click();
  await student.getByText('Kept on this device').waitFor();
  await check('sandbox', student);
  await teacher.getByRole('button', { name: /^Join code/ }).click();
  expect(await barriers(teacher), 'join dialog').toEqual([]);
});

it('a student follows, looks back, forks, steps to the end and returns with the keyboard alone', async () => {
  const teacher = await newPage(browser);
  const student = await newPage(browser);
  await classInside(teacher, student);
  const press = (key: string) => student.keyboard.press(key);

  await press('ArrowLeft');
  await student.getByText('Live is 1 step ahead').waitFor();
  await press('l');
  await student.getByText('Live is 1 step ahead').waitFor({ state: 'detached' });
  await expect.poll(() => student.getByRole('button', { name: 'Fork here', exact: true }).count()).toBe(1);
  await press('f');
  await student.getByText('Kept on this device').waitFor();
  await press('F5');
  await expectOutput(student, 'pack the umbrella\npack the sunglasses\npack the sunglasses');
  await press('l');
  await expect.poll(() => frameNames(student)).toEqual(await frameNames(teacher));

  // By Tab as well: every control that is reached shows where the focus is.
  for (let count = 0; count < 12; count += 1) {
    await press('Tab');
    const isShown = await student.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return false;
      // The editor and the prompt show it on the pane around them.
      const around = element.closest('.code-pane, .prompt-line');
      return (
        getComputedStyle(element).outlineStyle !== 'none' ||
        (around !== null && getComputedStyle(around).boxShadow !== 'none')
      );
    });
    expect(isShown, `after ${count + 1} tabs`).toBe(true);
  }
});

it('an instructor takes the room home and deletes it; a student is told, and keeps the fork', async () => {
  const teacher = await newPage(browser);
  const student = await newPage(browser);
  await classInside(teacher, student);
  await student.getByRole('button', { name: 'Fork here', exact: true }).click();
  await student.getByText('Kept on this device').waitFor();
  await teacher.getByRole('button', { name: 'Join code' }).click();
  const [download] = await Promise.all([
    teacher.waitForEvent('download'),
    teacher.getByRole('button', { name: 'Download the room' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^nonlocal-.{9}\.jsonl$/);
  await photograph(teacher, 'room-dialog');

  teacher.once('dialog', (dialog) => void dialog.accept());
  await teacher.getByRole('button', { name: 'Delete the room …' }).click();
  await teacher.getByText('The instructor has deleted the room.').waitFor();
  expect(await teacher.getByRole('button', { name: /^Forget the room/ }).count()).toBe(0);
  expect(await frameNames(student)).toContain('advice');
  await student.reload();
  await student.getByText('Your forks on this device').waitFor();
  await teacher.close();
  await student.close();
});

it('an instructor who must show a password mends a wrong one, and it is kept nowhere', async () => {
  const password = 'correct horse battery';
  const guarded = await openHouse(() => ({ NONLOCAL_INSTRUCTOR_PASSWORD: password }));
  onTestFinished(() => guarded.close());
  const teacher = await newPage(browser);
  await teacher.goto(`${guarded.url}/teach/`);
  const field = teacher.getByLabel('Password for instructors');
  await field.fill('correct horse batery');
  await field.press('Enter');
  await teacher.getByRole('alert').getByText('This is not the password.').waitFor();
  expect(await field.inputValue()).toBe('correct horse batery');
  await look(teacher, 'password');
  await field.fill(password);
  await teacher.getByRole('button', { name: 'Open a room' }).click();
  await teacher.getByRole('button', { name: /^Join code/ }).waitFor();
  const kept = await teacher.evaluate(() =>
    JSON.stringify([location.href, Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain('horse');
  await teacher.goto(`${guarded.url}/teach/`);
  await teacher.reload();
  expect(await field.inputValue()).toBe('');
  expect(teacher.complaints).toEqual([]);
  await teacher.close();
});

it('an instructor who must sign in comes back with a ticket, which opens a room and is kept nowhere', async () => {
  const issuer = await startIssuer();
  onTestFinished(() => issuer.close());
  const guarded = await openHouse((url) => ({
    NONLOCAL_OIDC_ISSUER: issuer.url,
    NONLOCAL_OIDC_CLIENT_ID: issuer.clientId,
    NONLOCAL_OIDC_CLIENT_SECRET: issuer.clientSecret,
    NONLOCAL_OIDC_ALLOW: '@school.example',
    NONLOCAL_INSTRUCTOR_PASSWORD: 'correct horse battery',
    NONLOCAL_PUBLIC_URL: url,
    NONLOCAL_SECRET: 'a secret for as long as this test takes',
  }));
  onTestFinished(() => guarded.close());
  const teacher = await newPage(browser);
  await teacher.goto(`${guarded.url}/teach/`);
  const link = teacher.getByRole('link', { name: 'Sign in to open a room' });
  await link.waitFor();
  await look(teacher, 'sign-in');
  issuer.next = { claims: { email: 'eve@evil.example', email_verified: true } };
  await link.click();
  await teacher.getByRole('alert').getByText('not among those who may open rooms').waitFor();
  issuer.next = { claims: { email: 'ada@school.example', email_verified: true } };
  await link.click();
  await teacher.getByText('You are signed in.').waitFor();
  await look(teacher, 'signed-in');
  const kept = (): Promise<string> =>
    teacher.evaluate(() =>
      JSON.stringify([location.href, document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
  expect(await kept()).not.toMatch(/ticket|ada@/);
  expect(await teacher.context().cookies()).toEqual([]);
  await teacher.getByRole('button', { name: 'Open a room' }).click();
  await teacher.getByRole('button', { name: /^Join code/ }).waitFor();
  expect(await kept()).not.toMatch(/ticket|ada@/);
  expect(teacher.complaints).toEqual([]);
  await teacher.close();
});
