import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse } from './house.ts';
import {
  barriers,
  chooseLesson,
  desktop,
  expectSameView,
  joinRoom,
  newPage,
  openBrowser,
  openRoom,
  phone,
  photograph,
  step,
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

/** Wide and narrow; the barriers in each theme. */
async function inspect(
  page: Page,
  name: string,
  themes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    for (const [size, viewport] of Object.entries({ desktop, phone })) {
      await page.setViewportSize(viewport);
      await photograph(page, `${name}-${colorScheme}-${size}`);
    }
    expect(await barriers(page), `${name}, ${colorScheme}`).toEqual([]);
    await page.setViewportSize(desktop);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Through the dialog behind the join code. */
async function setDoor(teacher: Page, door: 'Open' | 'Waiting room' | 'Locked'): Promise<void> {
  await teacher.getByRole('button', { name: /^Join code/ }).click();
  await teacher.getByRole('radio', { name: door }).check();
  await teacher.keyboard.press('Escape');
}

async function askToJoin(page: Page, code: string, nickname: string): Promise<void> {
  await page.goto(`${house.url}/join/${code}`);
  await page.getByLabel(/Nickname/).fill(nickname);
  await page.getByRole('button', { name: 'Join' }).click();
}

const scopes = (page: Page) => page.getByRole('heading', { name: 'Scopes' });

it('R18 who comes to a waiting room sees nothing of the class until admitted, one by one, all at once, or not at all', async () => {
  const teacher = await newPage(browser);
  const code = await openRoom(teacher, house.url);
  await chooseLesson(teacher, 'outer-and-inner');
  await setDoor(teacher, 'Waiting room');
  const comes = async (nickname: string): ReturnType<typeof newPage> => {
    const page = await newPage(browser);
    await askToJoin(page, code, nickname);
    await page.getByText('The instructor sees that you are here.').waitFor();
    return page;
  };
  const [ada, bo, eve] = [await comes('Ada'), await comes('Bo'), await comes('Eve')];
  await teacher.getByRole('heading', { name: 'Waiting: 3' }).waitFor();
  await inspect(teacher, 'console-waiting');
  await inspect(ada, 'waiting');
  expect(await ada.locator('body').innerText()).not.toContain('plan_trip');

  // A reload keeps the place; the keyboard alone admits.
  await ada.reload();
  await ada.getByText('The instructor sees that you are here.').waitFor();
  await teacher.getByRole('button', { name: 'Admit Ada' }).focus();
  await teacher.keyboard.press('Enter');
  await scopes(ada).waitFor();
  await expectSameView(ada, teacher);
  await teacher.getByRole('button', { name: 'Refuse Eve' }).click();
  await eve.getByText('The instructor did not let you in.').waitFor();
  await teacher.getByRole('button', { name: 'Admit all' }).click();
  await scopes(bo).waitFor();
  await step(teacher, 'Step into', 2);
  for (const page of [ada, bo]) await expectSameView(page, teacher);
  await expect.poll(() => teacher.locator('.roster-name').allInnerTexts()).toEqual(['Ada', 'Bo']);

  // An open door lets in who waits before it.
  await askToJoin(eve, code, 'Eve');
  await eve.getByText('The instructor sees that you are here.').waitFor();
  await setDoor(teacher, 'Open');
  await scopes(eve).waitFor();
  for (const page of [teacher, ada, bo, eve]) {
    expect(page.complaints).toEqual([]);
    await page.close();
  }
});

it('R19 a student is made an instructor, drives the class, and is a student again', async () => {
  const teacher = await newPage(browser);
  const ada = await newPage(browser);
  const code = await openRoom(teacher, house.url);
  await joinRoom(ada, house.url, code, 'Ada');
  await chooseLesson(teacher, 'outer-and-inner');
  await expectSameView(ada, teacher);

  teacher.on('dialog', (dialog) => void dialog.accept());
  await teacher.getByRole('button', { name: 'Make Ada an instructor' }).click();
  await ada.getByText('You are an instructor of this room now.').waitFor();
  await inspect(ada, 'promoted', ['light']);
  // A reload says so, too.
  await ada.reload();
  await ada.getByRole('link', { name: 'Open the instructor’s page' }).click();
  await ada.getByRole('button', { name: /^Join code/ }).waitFor();
  expect(ada.url()).not.toContain('token');
  await step(ada, 'Step into', 2);
  await expectSameView(teacher, ada);

  await teacher.getByRole('button', { name: 'Make Ada a student' }).click();
  await ada.getByText('You are a student of this room now.').waitFor();
  await inspect(ada, 'demoted', ['dark']);
  await step(teacher, 'Step into');
  await ada.getByRole('link', { name: 'Go on as a student' }).click();
  await scopes(ada).waitFor();
  await expectSameView(ada, teacher);
  await expect.poll(() => teacher.locator('.roster-name').allInnerTexts()).toEqual(['Ada']);
  for (const page of [teacher, ada]) {
    expect(page.complaints).toEqual([]);
    await page.close();
  }
});

it('R20 a projector’s link only watches, a co-instructor’s drives, and both end when they are removed', async () => {
  const teacher = await newPage(browser);
  await openRoom(teacher, house.url);
  await chooseLesson(teacher, 'outer-and-inner');
  const linkFor = async (button: string, label: RegExp): Promise<string> => {
    await teacher.getByRole('button', { name: button }).click();
    const url = new URL(await teacher.getByLabel(label).inputValue());
    return `${house.url}${url.pathname}${url.hash}`;
  };
  await teacher.getByRole('button', { name: /^Join code/ }).click();
  await teacher.getByRole('button', { name: 'Co-instructors and projectors …' }).click();
  const watching = await linkFor('Add a projector', /For a projector/);
  const driving = await linkFor('Invite a co-instructor', /For a co-instructor/);
  await teacher.getByRole('button', { name: 'Remove Projector' }).waitFor();
  await inspect(teacher, 'invite-dialog');
  await teacher.keyboard.press('Escape');

  const wall = await newPage(browser);
  await wall.goto(watching);
  await expectSameView(wall, teacher);
  expect(wall.url()).not.toContain('token');
  const co = await newPage(browser);
  await co.goto(driving);
  await co.getByRole('button', { name: /^Join code/ }).waitFor();
  await step(co, 'Step into', 2);
  for (const page of [teacher, wall]) await expectSameView(page, co);
  // The same key opens no console, and a reload still watches.
  const token = new URL(watching).hash;
  const thief = await newPage(browser);
  await thief.goto(`${house.url}/teach/${token}`);
  await thief.getByText('This token does not let you in as instructor.').waitFor();
  await wall.reload();
  await expectSameView(wall, teacher);

  await teacher.getByRole('button', { name: /^Join code/ }).click();
  await teacher.getByRole('button', { name: 'Co-instructors and projectors …' }).click();
  for (const name of ['Projector', 'Co-instructor'])
    await teacher.getByRole('button', { name: `Remove ${name}` }).click();
  for (const page of [wall, co]) await page.getByText('The instructor has removed you from the room.').waitFor();
  for (const page of [teacher, wall, co, thief]) {
    expect(page.complaints).toEqual([]);
    await page.close();
  }
});
