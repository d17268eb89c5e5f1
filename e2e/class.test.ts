import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type House, openHouse, openWire } from './house.ts';
import {
  chooseLesson,
  evaluate,
  expectCell,
  expectOutput,
  expectSameView,
  frameNames,
  joinRoom,
  newPage,
  openBrowser,
  openRoom,
  photograph,
  step,
  stepUntil,
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

it('a class steps, follows, forks, loses its network and its server, and goes on', async () => {
  const wireA = await openWire(house.port);
  const wireB = await openWire(house.port);
  const teacher = await newPage(browser);
  const ada = await newPage(browser);
  const bo = await newPage(browser);

  const code = await openRoom(teacher, house.url);
  await joinRoom(ada, wireA.url, code, 'Ada');
  await joinRoom(bo, wireB.url, code.toLowerCase().replace('-', ''), 'Bo');
  await expect.poll(() => teacher.locator('.roster-name').allInnerTexts()).toEqual(['Ada', 'Bo']);

  // Into the inner call: every student sees the frame, the cell and its value.
  await chooseLesson(teacher, 'outer-and-inner');
  await stepUntil(teacher, 'Step into', async () => (await frameNames(teacher)).includes('advice'));
  for (const student of [ada, bo]) {
    await expectCell(student, "cell item of plan_trip holds 'umbrella'");
    await expectSameView(student, teacher);
    expect(await frameNames(student)).toEqual(['<module>', 'plan_trip', 'advice']);
  }
  await photograph(teacher, 'console');
  await photograph(ada, 'follow');

  // The wall shows it, too, in large; a hand goes up.
  const [wall] = await Promise.all([
    teacher.context().waitForEvent('page'),
    teacher.getByRole('button', { name: 'Projector' }).click(),
  ]);
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await expectCell(wall, "cell item of plan_trip holds 'umbrella'");
  expect(await wall.locator('.projector-code strong').innerText()).toBe(code);
  await photograph(wall, 'projector');
  await wall.close();
  await bo.getByRole('button', { name: 'Raise your hand' }).click();
  await expect.poll(() => teacher.locator('.roster-hand').count()).toBe(1);

  // A cell set at the prompt, in the outer frame's scope, and by hand.
  await evaluate(teacher, 'plan_trip', "advice.__closure__[0].cell_contents = 'map'");
  for (const student of [ada, bo]) await expectCell(student, "cell item of plan_trip holds 'map'");
  await teacher.getByRole('button', { name: /^cell item of plan_trip/ }).click();
  await teacher.getByLabel(/cell_contents becomes/).fill("'compass'");
  await teacher.getByRole('button', { name: 'Set', exact: true }).click();
  for (const student of [ada, bo]) await expectCell(student, "cell item of plan_trip holds 'compass'");

  // Ada forks inside the inner call, and the network goes.
  await expect.poll(() => ada.getByRole('button', { name: 'Fork here', exact: true }).count()).toBe(1);
  await ada.getByRole('button', { name: 'Fork here', exact: true }).click();
  await ada.getByText('Kept on this device').waitFor();
  await expect.poll(() => teacher.locator('.roster-status').allInnerTexts()).toContain('following');
  wireA.cut();
  await ada.context().setOffline(true);
  await step(ada, 'Step into');
  await ada.keyboard.press('F5');
  await expectOutput(ada, 'pack the compass\npack the sunglasses\npack the sunglasses');
  await evaluate(ada, '<module>', "remembered.__closure__[0].cell_contents = 'raincoat'");
  await expectCell(ada, "cell item of plan_trip holds 'raincoat'");
  await photograph(ada, 'sandbox');

  // Bo misses ten steps of the class.
  wireB.cut();
  await step(teacher, 'Step into', 10);
  wireB.mend();
  await expectSameView(bo, teacher);

  // Ada comes back to a class that has gone on; her fork is kept.
  await ada.context().setOffline(false);
  wireA.mend();
  await ada.getByRole('button', { name: /^Back to live/ }).click();
  await expectSameView(ada, teacher);

  // It is there after a reload, in the state in which she left it, and so is her seat.
  await ada.reload();
  await ada.getByRole('button', { name: 'Your forks' }).click();
  await ada.locator('.dialog .item-main').click();
  await expectCell(ada, "cell item of plan_trip holds 'raincoat'");
  await expectOutput(ada, 'pack the compass\npack the sunglasses\npack the sunglasses');
  await ada.keyboard.press('l');
  await expectSameView(ada, teacher);

  // The server dies in the middle of it, and the class goes on.
  await house.kill();
  await house.start();
  await step(teacher, 'Restart');
  await stepUntil(teacher, 'Step over', async () =>
    (await teacher.locator('.output-pane').innerText()).includes('has ended'),
  );
  await expectOutput(teacher, 'pack the umbrella\npack the sunglasses\npack the sunglasses');
  for (const student of [ada, bo]) await expectSameView(student, teacher);

  // A late joiner sees what all see.
  const cy = await newPage(browser);
  await joinRoom(cy, house.url, code, 'Cy');
  await expectSameView(cy, teacher);

  for (const page of [teacher, ada, bo, cy]) expect(page.complaints).toEqual([]);
  await wireA.close();
  await wireB.close();
});

it('a wrong code, a syntax error and an endless loop are said so, and the class lives on', async () => {
  const teacher = await newPage(browser);
  const student = await newPage(browser);
  await student.goto(`${house.url}/`);
  await student.getByLabel('Join code').fill('ZZZZ-ZZZZ');
  await student.getByRole('button', { name: 'Join' }).click();
  await student.getByRole('alert').waitFor();

  const code = await openRoom(teacher, house.url);
  await joinRoom(student, house.url, code, 'Dee');
  const editor = teacher.locator('.cm-content');
  const load = async (source: string) => {
    await editor.fill(source);
    await teacher.getByRole('button', { name: 'Load', exact: true }).click();
  };
  await load('x = = 1');
  for (const page of [teacher, student]) {
    await expect
      .poll(() => page.locator('.output-stderr').allInnerTexts())
      .toEqual([expect.stringContaining('SyntaxError: invalid syntax')]);
  }
  await load('turns = 0\nwhile True:\n    turns = turns + 1');
  for (const page of [teacher, student]) await expect.poll(() => frameNames(page)).toEqual(['<module>']);
  await teacher.keyboard.press('F5');
  for (const page of [teacher, student]) {
    await expect.poll(() => page.locator('.output-note.is-warning').innerText()).toContain('instructions');
  }
  await chooseLesson(teacher, 'vague-names');
  await expectSameView(student, teacher);
});
