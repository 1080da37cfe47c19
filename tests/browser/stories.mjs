// The stories that only a real browser tells. Called with the service's address, its data folder, and the reviewer's
// and administrator's accounts: node stories.mjs http://127.0.0.1:8080 /data reviewer@… administrator@… password

import { open } from './person.mjs';

const [base, data, reviewer, administrator, password] = process.argv.slice(2);
const crew = await open(base, data);

const short = 'Registrars visit markets near the border and hand out certificates of birth on the same day.';
const long = 'Two registrars and a nurse travel together once a month, and write down what they learn. '.repeat(4).trim();

async function registers(me, email, family = 'Saidova') {
  await me.goes('/register', 'register');
  await me.presses('Make my account'); // nothing filled in: the summary of problems
  await me.looks('register refused');
  await me.ticks('kind', 'person');
  await me.fills('given_name', 'Amina');
  await me.fills('family_name', family);
  await me.fills('organisation', 'Directorate of Civil Status');
  await me.fills('email', email);
  await me.fills('password', 'a long walk by the river');
  await me.picks('country', 'CI');
  await me.presses('Make my account');
  await me.looks('check your mail');
  const mail = await me.mail(email, /confirm/i);
  const link = mail.match(/https?:\/\/\S+\/confirm\/[\w-]+/)[0];
  await me.goes(link, 'confirm');
  await me.page.locator('main form button').first().click();
  await me.page.waitForLoadState();
  await me.looks('confirmed');
  await me.signsIn(email, 'a long walk by the river');
  await me.looks('my practices, none yet');
}

async function writes(me, title) {
  await me.goes('/my/practices/new', 'start');
  await me.fills('title', title);
  await me.page.locator('main form button').first().click();
  await me.page.waitForLoadState();
  const at = new URL(me.page.url()).pathname.replace(/\/brief$/, '');
  await me.looks('step 1');
  await me.fills('summary', short);
  await chooses(me, 'type', 'service');
  await chooses(me, 'stage', 'one-place');
  await chooses(me, 'on_behalf', 'yes');
  await me.presses('Save and continue');
  await me.looks('step 2');
  await chooses(me, 'scope', 'national');
  await me.fills('countries_add', 'Ivory Coast');
  await me.page.locator('button[value^="add:countries"], button[value*="countries"]').first().click();
  await me.page.waitForLoadState();
  await me.fills('from_month', '3');
  await me.fills('from_year', '2021');
  await me.fills('organisations[0].name', 'Directorate of Civil Status');
  await chooses(me, 'organisations[0].kind', 'government');
  await chooses(me, 'organisations[0].role', 'lead');
  await me.presses('Save and continue');
  await me.looks('step 3');
  await me.fills('problem', 'The nearest registry is a day away.');
  await me.fills('action', long);
  await me.presses('Save and continue');
  await me.looks('step 4');
  await chooses(me, 'primary_objective', '4');
  await me.presses('Save and continue');
  await me.looks('step 5');
  await chooses(me, 'contact', 'none');
  await me.presses('Save and continue');
  await me.looks('check, with something missing');
  await me.goes(`${at}/sources`);
  await me.ticks('rights', 'publish');
  await me.ticks('rights', 'consent');
  await me.presses('Save and continue');
  await me.looks('check');
  await me.goes(`${at}/preview`, 'preview');
  await me.goes(at, 'task list');
  await me.goes(`${at}/check`);
  await me.presses('Submit for review');
  await me.looks('receipt');
  return at;
}

// A select or a group of radio buttons: whichever the form draws.
async function chooses(me, field, value) {
  const select = me.page.locator(`main select[name="${field}"]`);
  if (await select.count()) await select.selectOption(value);
  else await me.ticks(field, value);
}

async function decides(ruth, title, deed, words, day) {
  await ruth.goes('/review', 'queue');
  await ruth.follows(title);
  await ruth.looks(`desk before ${deed}`);
  const choice = ruth.page.locator(`main input[type=radio][value="${deed}"]`);
  if (await choice.count()) await choice.first().check({ force: true });
  if (day) await ruth.page.locator('main [name=effective_on]').first().fill(day);
  if (words) await ruth.page.locator('main textarea[name=reasons]:visible').first().fill(words);
  await ruth.page.locator(`main button[name=deed][value="${deed}"]:visible`).first().click();
  await ruth.page.waitForLoadState();
  await ruth.looks(`after ${deed}`);
}

// Register, confirm, draft, submit, returned, submitted again, approved, public.
async function theMainPath(width) {
  const title = `Births by the road, ${width}`;
  const email = `amina-${width}@people.example`;
  const amina = await crew.person('Amina', { width });
  const ruth = await crew.person('Ruth', { width });
  await registers(amina, email);
  const at = await writes(amina, title);
  await ruth.signsIn(reviewer, password);
  await decides(ruth, title, 'return', 'Say since when the nurse travels along.');
  await amina.mail(email, /has come back to you/);
  await amina.goes(at, 'returned');
  await amina.sees('Say since when the nurse travels along.');
  await amina.goes(`${at}/check`);
  await amina.presses('Submit for review');
  await decides(ruth, title, 'approve');
  await amina.mail(email, /is published/);
  const visitor = await crew.person('Visitor', { width });
  await visitor.goes('/', 'home');
  await visitor.goes('/objectives', 'objectives');
  await visitor.goes('/objectives/4', 'objective');
  await visitor.follows(title);
  await visitor.looks('practice');
  await visitor.goes('/practices?q=registrars', 'search');
  await visitor.sees(title);
  await visitor.goes('/practices?q=zzzzzz', 'search, nothing found');
  await visitor.goes('/countries/CI', 'country');
  await visitor.goes('/explore', 'explore');
  for (const page of ['about', 'help', 'accessibility', 'privacy', 'terms']) await visitor.goes(`/${page}`, page);
  await visitor.goes('/no/such/page', 'not found');
  await visitor.goes('/fr/', 'home in French');
  await amina.goes('/account', 'profile');
  await amina.goes('/account/sessions', 'sessions');
  await Promise.all([amina.close(), ruth.close(), visitor.close()]);
}

// A family name of sixty letters without a break, and a practice that waits for its day: nothing pushes a page
// aside, in either language.
async function theLongestWords(width) {
  const title = `${'Interinstitutional'.repeat(4)} waits for its day, ${width}`;
  const email = `longest-${width}@people.example`;
  const amina = await crew.person('Amina of the long name', { width });
  const ruth = await crew.person('Ruth', { width });
  await registers(amina, email, 'Featherstonehaughcholmondeley'.padEnd(60, 'marjoribanks'));
  const at = await writes(amina, title);
  await ruth.signsIn(reviewer, password);
  const nextYear = new Date().getUTCFullYear() + 1;
  await decides(ruth, title, 'approve', undefined, `${nextYear}-11-19`);
  await amina.mail(email, /is accepted and becomes public on/);
  for (const language of ['', '/fr']) {
    await amina.goes(`${language}/my/practices`, `my practices, accepted ${language}`);
    await amina.goes(`${language}${at}`, `accepted for a day ${language}`);
    await amina.goes(`${language}${at}/preview`, `preview of the longest words ${language}`);
    await amina.goes(`${language}/account`, `profile of the long name ${language}`);
    await ruth.goes(`${language}/review?state=decided`, `queue with the long name ${language}`);
    await ruth.goes(`${language}${at.replace('/my/practices', '/review')}`, `desk with the long name ${language}`);
  }
  await Promise.all([amina.close(), ruth.close()]);
}

async function theAdministrator(width) {
  const grace = await crew.person('Grace', { width });
  await grace.signsIn(administrator, password);
  await grace.goes('/admin', 'administration');
  await grace.goes('/admin/accounts', 'accounts');
  await grace.goes('/admin/accounts/1', 'account');
  await grace.goes('/admin/outbox', 'outbox');
  await grace.goes('/admin/practices', 'practices taken down');
  await grace.close();
}

// Signing in and starting a practice with the keyboard alone: Tab, typing, Enter.
async function theKeyboard() {
  const amina = await crew.person('Amina at the keyboard');
  const keys = amina.page.keyboard;
  const tabTo = async (what) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keys.press('Tab');
      const there = await amina.page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, what);
      if (there) return;
    }
    throw new Error(`${what} cannot be reached by Tab at ${amina.page.url()}`);
  };
  await amina.goes('/sign-in');
  await keys.press('Tab');
  const skip = await amina.page.evaluate(() => document.activeElement?.className);
  if (skip !== 'skip') throw new Error('the first Tab reaches the skip link');
  await tabTo('main [name=email]');
  await keys.type('amina-1440@people.example');
  await tabTo('main [name=password]');
  await keys.type('a long walk by the river');
  await keys.press('Enter');
  await amina.page.waitForURL('**/my/practices');
  await amina.goes('/my/practices/new');
  await tabTo('main [name=title]');
  await keys.type('Written without a mouse');
  await keys.press('Enter');
  await amina.page.waitForURL('**/brief');
  await tabTo('main [name=summary]');
  const ring = await amina.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (ring === 'none') throw new Error('whoever tabs sees where they are');
  await amina.close();
}

// The same pages without a line of script.
async function withoutScript() {
  const visitor = await crew.person('Visitor without script', { script: false, width: 375 });
  await visitor.goes('/');
  await visitor.page.locator('form[role=search] input, main input[name=q]').first().fill('registrars');
  await visitor.page.locator('form[role=search] button, main form button').first().click();
  await visitor.page.waitForURL('**q=registrars**');
  await visitor.page.getByText('Births by the road').first().waitFor();
  await visitor.close();
}

let failed = 0;
for (const [name, story] of [
  ['the main path at 1440 px', () => theMainPath(1440)],
  ['the main path at 375 px', () => theMainPath(375)],
  ['the longest words at 375 px', () => theLongestWords(375)],
  ['the administrator at 1440 px', () => theAdministrator(1440)],
  ['the administrator at 375 px', () => theAdministrator(375)],
  ['the keyboard alone', theKeyboard],
  ['without script', withoutScript],
]) {
  try {
    await story();
    console.log(`passed: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack ?? error}`);
  }
}
console.log(`${crew.looked.size} pages looked at: ${[...crew.looked].join(', ')}`);
await crew.close();
process.exit(failed ? 1 : 0);
