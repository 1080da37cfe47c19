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
  await me.page.locator('main form button:not([type=button])').first().click();
  await me.page.waitForLoadState();
  await me.looks('confirmed');
  await me.signsIn(email, 'a long walk by the river');
  await me.looks('my practices, none yet');
}

async function writes(me, title, submits = true) {
  await me.goes('/my/practices/new', 'start');
  await me.fills('title', title);
  await me.page.locator('main form button:not([type=button])').first().click();
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
  if (!submits) return at;
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
  const desk = ruth.page.url();
  const choice = ruth.page.locator(`main input[type=radio][value="${deed}"]`);
  const buttons = ruth.page.locator('main .actions button[data-for]:visible');
  if (await choice.count()) {
    // Nothing can be pressed before a decision is chosen, and then its button only.
    if (await buttons.count()) throw new Error(`a decision can be pressed unchosen at ${ruth.page.url()}`);
    await choice.first().check({ force: true });
    if ((await buttons.count()) !== 1) throw new Error(`${await buttons.count()} decisions at ${ruth.page.url()}`);
  }
  if (day) await ruth.page.locator('main [name=effective_on]').first().fill(day);
  if (words) {
    // The letter as it will arrive, before it goes.
    await ruth.page.locator('main textarea[name=reasons]:visible').first().fill(words);
    await ruth.page.locator('main button[name=deed][value=letter]:visible').first().click();
    await ruth.page.waitForLoadState();
    await ruth.looks('letter');
  }
  await ruth.page.locator(`main button[name=deed][value="${deed}"]:visible`).first().click();
  await ruth.page.waitForLoadState();
  await ruth.looks(`after ${deed}`);
  return desk;
}

// What a service does at once, another page shows a moment later.
async function soon(me, address, text) {
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    await me.goes(address);
    if (await me.page.getByText(text).count()) return;
  }
  throw new Error(`${address} does not say “${text}”`);
}

// Where the main path left the practices of each width: the author's page, the desk, the public page.
const left = {};

// One step in two windows: the save that comes second is kept beside the first.
async function inTwoWindows(amina, at) {
  const step = `${at}/story`;
  const other = await amina.page.context().newPage();
  await amina.goes(step);
  await other.goto(step);
  await other.locator('main [name=lessons]').fill('Written in the other window.');
  await other.locator('main button[value=steps]').click();
  await other.waitForLoadState();
  await amina.fills('lessons', 'Written in this window.');
  await amina.presses('Save and continue');
  await amina.sees('Written in the other window.');
  await amina.looks('second window of a step');
  await amina.page.locator('main input[name=choose_lessons]').first().check({ force: true });
  await amina.presses('Save and continue');
  await other.close();
}

// The script saves while the author writes: here when the window is left. The button then finds the draft as it is.
async function savesByItself(amina, at) {
  const page = amina.page;
  const leaves = () => page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await amina.goes(`${at}/story`);
  for (const words of ['Written once.', 'Written once, and again.']) {
    await amina.fills('new', words);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await leaves();
    if ((await saved).status() !== 200) throw new Error(`the script's save: ${(await saved).status()}`);
    await page.locator('.autosaved', { hasText: /Saved at \d/ }).waitFor();
  }
  await amina.looks('step saved by the script');
  await amina.presses('Save and continue');
  await amina.goes(`${at}/story`);
  const held = await page.locator('main [name=new]').inputValue();
  if (held !== 'Written once, and again.') throw new Error(`the draft reads “${held}”`);
  await amina.fills('new', '');
  await amina.presses('Save and continue');
}

async function pressesDeed(me, deed) {
  await me.page.locator(`main button[name=deed][value="${deed}"]:visible`).first().click();
  await me.page.waitForLoadState();
}

// The letter stands in its box, word for word.
async function holds(me, letter) {
  const held = await me.page.locator('main textarea[name=reasons]').inputValue();
  if (held !== letter) throw new Error(`${me.name} at ${me.page.url()}: the letter reads “${held}”`);
}

// Another deed was first: the letter waits at the desk, however the reviewer leaves and comes back.
async function inConflict(ruth, grace, desk) {
  const letter = `Typed by ${ruth.name} while somebody claimed it.`;
  await ruth.goes(desk);
  await ruth.page.locator('main input[name=decision][value=return]').check({ force: true });
  await ruth.page.locator('main textarea[name=reasons]').fill(letter);
  await grace.goes(desk);
  await pressesDeed(grace, 'claim');
  await pressesDeed(ruth, 'return');
  await holds(ruth, letter);
  await ruth.looks('conflict');
  await grace.goes(desk);
  await pressesDeed(grace, 'release');
  await ruth.goes('/review');
  await ruth.goes(desk);
  await holds(ruth, letter);
  await ruth.looks('desk with a letter that came second');
  await ruth.presses('Objectives');
  await ruth.page.goBack();
  await holds(ruth, letter);
  await pressesDeed(ruth, 'clear');
  await holds(ruth, '');
}

// A letter is typed, and other buttons of the page are pressed: it stays in its box.
async function theLetterStays(ruth, desk) {
  const letter = `Typed by ${ruth.name} before anything else was pressed.`;
  await ruth.goes(desk);
  await ruth.page.locator('main textarea[name=reasons]').fill(letter);
  await pressesDeed(ruth, 'claim');
  await holds(ruth, letter);
  for (const language of ['fr', 'en']) {
    await ruth.page.locator('main details:has(button[value=correct_language]) summary').click();
    await ruth.picks('correct_language-language', language);
    await pressesDeed(ruth, 'correct_language');
    await holds(ruth, letter);
  }
  await pressesDeed(ruth, 'release');
  await holds(ruth, letter);
  await ruth.presses('Review queue');
  await ruth.goes(desk);
  await holds(ruth, letter);
  await pressesDeed(ruth, 'clear');
}

async function resets(me, email) {
  await me.goes('/sign-in', 'sign in');
  await me.goes('/reset', 'reset');
  await me.fills('email', email);
  await me.page.locator('main form button:not([type=button])').first().click();
  await me.page.waitForLoadState();
  await me.looks('reset asked for');
  const mail = await me.mail(email, /\/reset\//);
  await me.goes(mail.match(/https?:\/\/\S+\/reset\/\w+/)[0], 'new password');
  await me.fills('password', 'a longer walk by the river');
  await me.page.locator('main form button:not([type=button])').first().click();
  await me.page.waitForLoadState();
  await me.looks('reset done');
}

// What changed between two revisions: for the reviewer and for the author, in both views.
async function compares(ruth, amina, desk, at) {
  const comparison = `${new URL(desk).pathname}/compare`;
  await ruth.goes(comparison, 'comparison');
  await ruth.sees('Revision 1 → Revision 2');
  await ruth.goes(`${comparison}?view=side`, 'comparison side by side');
  await ruth.goes(`/fr${comparison}?view=side`, 'French, comparison side by side');
  await amina.goes(`${at}/compare`, 'comparison of an author');
}

// A comment to the authors and one for colleagues, each by the way beside an answer.
async function comments(ruth, title) {
  await ruth.goes('/review');
  await ruth.follows(title);
  for (const [audience, words] of [['authors', 'Since when does the nurse travel along?'], ['team', 'I know the nurse.']]) {
    await ruth.page.locator('main .remark button').nth(1).click();
    await ruth.page.waitForLoadState();
    await ruth.looks('desk with the box of a comment');
    await ruth.ticks('comment-audience', audience);
    await ruth.page.locator('main textarea[name="comment-reasons"]').fill(words);
    await pressesDeed(ruth, 'comment');
    await ruth.sees(words);
  }
  await ruth.looks('desk with comments');
}

// The author answers what was asked, and submits again.
async function answers(amina, at) {
  await amina.goes(`${at}/story`, 'step with a point');
  await amina.goes(`${at}/check`, 'check with a point');
  await amina.presses('Submit for review');
  await amina.looks('points');
  await amina.goes(`/fr${at}/points`, 'French, points');
  await amina.goes(`${at}/points`);
  await amina.page.locator('main input[value="not-done"]').first().check({ force: true });
  await amina.presses('Save and submit for review');
  await amina.looks('points, words missing');
  await amina.page.locator('main textarea[name^="because-"]').first().fill('The registry has not published it.');
  await amina.presses('Save and submit for review');
  await amina.looks('receipt with a point');
}

// The list is narrowed by its form, in either language, and a choice is taken back.
async function narrows(visitor, title) {
  await visitor.goes('/practices?q=registrars&since=2020', 'search with a choice');
  const aside = visitor.page.locator('details.filters > summary');
  if (await aside.isVisible()) await aside.click();
  await visitor.looks('search with its facets');
  await visitor.page.locator('select[name=since]').selectOption('2021');
  await visitor.page.locator('.filters button').last().click();
  await visitor.page.waitForURL('**/practices?q=registrars&since=2021');
  await visitor.sees(title);
  await visitor.page.locator('.chips a').first().click();
  await visitor.page.waitForURL('**/practices?q=registrars');
  await visitor.goes('/fr/practices?objective=4&scope=global&since=2021', 'French, no practice has these choices');
}

// A reader reports a mistake, and a reviewer closes the report.
async function reportsAMistake(visitor, ruth, slug) {
  await visitor.goes(slug);
  await visitor.follows('Report a mistake');
  await visitor.looks('report of a mistake');
  await visitor.presses('Send to the review team');
  await visitor.looks('report refused');
  await visitor.fills('words', 'The nurse travels since 2020.');
  await visitor.fills('email', 'reader@people.example');
  await visitor.presses('Send to the review team');
  await visitor.looks('report sent');
  await ruth.goes('/review/reports', 'reports of mistakes');
  await ruth.goes('/fr/review/reports', 'French, reports of mistakes');
  await pressesDeed(ruth, 'no-mistake');
  await ruth.looks('no report is open');
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
  await comments(ruth, title);
  const desk = await decides(ruth, title, 'return', 'Say since when the nurse travels along.');
  await amina.mail(email, /has returned your practice/);
  await amina.goes(at, 'returned');
  await amina.sees('Say since when the nurse travels along.');
  await savesByItself(amina, at);
  await inTwoWindows(amina, at);
  await answers(amina, at);
  const grace = await crew.person('Grace', { width });
  await grace.signsIn(administrator, password);
  await inConflict(ruth, grace, desk);
  await theLetterStays(ruth, desk);
  const bare = await crew.person('Ruth without script', { width, script: false });
  await bare.signsIn(reviewer, password);
  await inConflict(bare, grace, desk);
  await theLetterStays(bare, desk);
  await bare.close();
  await compares(ruth, amina, desk, at);
  await decides(ruth, title, 'approve');
  await amina.mail(email, /is published/);
  const visitor = await crew.person('Visitor', { width });
  await visitor.goes('/', 'home');
  await visitor.goes('/objectives', 'objectives');
  await visitor.goes('/objectives/4', 'objective');
  await visitor.follows(title);
  await visitor.looks('practice');
  left[width] = { at, desk, title, slug: new URL(visitor.page.url()).pathname, email };
  await reportsAMistake(visitor, ruth, left[width].slug);
  await visitor.goes('/practices?q=registrars', 'search');
  await visitor.sees(title);
  await visitor.goes('/practices?q=zzzzzz', 'search, nothing found');
  await narrows(visitor, title);
  await visitor.goes('/countries/CI', 'country');
  await visitor.goes('/explore', 'explore');
  await visitor.goes('/explore?country=CI', 'explore, narrowed');
  for (const page of ['about', 'help', 'accessibility', 'privacy', 'terms']) await visitor.goes(`/${page}`, page);
  await visitor.goes('/practices', 'all practices');
  await visitor.goes('/practices?q=a&edition=1', 'a search of an earlier edition');
  await visitor.goes('/explore?edition=1', 'the figures of an earlier edition');
  await visitor.goes('/subscribe?to=/objectives/4', 'subscribe');
  await visitor.goes('/sign-in/by-mail', 'sign in by mail');
  await visitor.goes('/no/such/page', 'not found');
  await visitor.goes('/fr/', 'home in French');
  await amina.goes('/account', 'profile');
  for (const page of ['sessions', 'password', 'email']) await amina.goes(`/account/${page}`, page);
  for (const page of ['/my/practices', at, `${at}/preview`, '/my/practices/new', '/account']) {
    await amina.goes(`/fr${page}`, `French, ${page.replace(at, 'practice')}`);
  }
  await ruth.goes('/fr/review', 'French, queue');
  await ruth.goes(`/fr${new URL(desk).pathname}`, 'French, desk');
  await Promise.all([amina.close(), ruth.close(), grace.close(), visitor.close()]);
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
  await grace.goes('/admin/accounts/invite', 'invitation');
  await grace.goes('/admin/record', 'record of accounts');
  await grace.goes('/admin/record/calls', 'record of calls');
  await grace.goes('/admin/replies', 'no reply templates');
  await pressesDeed(grace, 'examples');
  await grace.looks('reply templates');
  await grace.goes('/admin/replies/new', 'new reply template');
  await grace.goes('/admin/practices', 'practices taken down');
  await grace.goes('/fr/admin', 'French, administration');
  await grace.close();
}

// What nobody wishes for: an account suspended, a practice gone, a password forgotten.
async function theOtherEnds(width) {
  const { desk, slug, email } = left[width];
  const grace = await crew.person('Grace', { width });
  await grace.signsIn(administrator, password);
  await grace.goes(desk);
  await grace.page.locator('main details:has(button[value=take_down]) summary').click();
  await grace.ticks('take_down-kind', 'gone');
  await grace.page.locator('main textarea[name="take_down-reasons"]').fill('Somebody could be recognised.');
  await grace.page.locator('main button[value=take_down]').click();
  await grace.page.waitForLoadState();
  const amina = await crew.person('Amina', { width });
  await amina.goes(slug, 'gone');
  await resets(amina, email);
  await grace.goes(`/admin/accounts?q=${email}`);
  await grace.page.locator('main table a[href*="/admin/accounts/"]').first().click();
  await grace.page.waitForLoadState();
  await grace.fills('reason', 'Words that explain nothing.');
  await grace.page.locator('main button[value=suspend]').click();
  await grace.page.waitForLoadState();
  await amina.signsIn(email, 'a longer walk by the river');
  await amina.looks('suspended');
  await Promise.all([amina.close(), grace.close()]);
}

// With the keyboard alone, Tab, typing, Enter: signing in, starting a practice, submitting one, deciding on it.
async function theKeyboard() {
  const { at, desk, slug, email } = left[1440];
  const amina = await atTheKeyboard('Amina');
  await amina.entersBy(email, 'a long walk by the river');
  await amina.goes('/my/practices/new');
  await amina.tabTo('main [name=title]');
  await amina.keys.type('Written without a mouse');
  await amina.keys.press('Enter');
  await amina.page.waitForURL('**/brief');
  await amina.tabTo('main [name=summary]');
  const ring = await amina.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  if (ring === 'none') throw new Error('whoever tabs sees where they are');
  // A second version of what is public: opened, changed, submitted.
  await amina.goes(at);
  await amina.hits('main button[value=revise]');
  await amina.goes(`${at}/sources`);
  await amina.tabTo('main [name=change_note]');
  await amina.keys.type('Written without a mouse, too.');
  await amina.hits('main button[value=continue]');
  await amina.hits('main button[value=submit]');
  await amina.sees('In review');
  const ruth = await atTheKeyboard('Ruth');
  await ruth.entersBy(reviewer, password);
  await ruth.goes('/review');
  await ruth.hits(`main a[href="${new URL(desk).pathname}"]`);
  await ruth.tabTo('main input[name=decision]');
  await ruth.keys.press('Space');
  await ruth.hits('main button[name=deed][value=approve]');
  await ruth.page.waitForURL('**/review?decided=*');
  const visitor = await crew.person('Visitor');
  await soon(visitor, slug, '2nd version');
  await visitor.goes(`${slug}/revisions/1`, 'earlier version');
  await Promise.all([amina.close(), ruth.close(), visitor.close()]);
}

async function atTheKeyboard(name) {
  const me = await crew.person(`${name} at the keyboard`);
  const keys = me.page.keyboard;
  const tabTo = async (what) => {
    for (let presses = 0; presses < 90; presses += 1) {
      await keys.press('Tab');
      const there = await me.page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, what);
      if (there) return;
    }
    throw new Error(`${what} cannot be reached by Tab at ${me.page.url()}`);
  };
  const hits = async (what) => {
    await tabTo(what);
    await Promise.all([me.page.waitForEvent('load'), keys.press('Enter')]);
  };
  const entersBy = async (email, word) => {
    await me.goes('/sign-in');
    await keys.press('Tab');
    const skip = await me.page.evaluate(() => document.activeElement?.className);
    if (skip !== 'skip') throw new Error('the first Tab reaches the skip link');
    await tabTo('main [name=email]');
    await keys.type(email);
    await tabTo('main [name=password]');
    await keys.type(word);
    await Promise.all([me.page.waitForEvent('load'), keys.press('Enter')]);
  };
  return Object.assign(me, { keys, tabTo, hits, entersBy });
}

// The same pages without a line of script.
async function withoutScript() {
  const visitor = await crew.person('Visitor without script', { script: false, width: 375 });
  await visitor.goes('/');
  await visitor.page.locator('form[role=search] input, main input[name=q]').first().fill('registrars');
  await visitor.page.locator('form[role=search] button, main form button:not([type=button])').first().click();
  await visitor.page.waitForURL('**q=registrars**');
  await visitor.page.getByText('Births by the road').first().waitFor();
  await visitor.close();
}

// Each way off an open form saves it first, with and without script; Enter goes on to the next step.
async function leavingAForm(script) {
  const { email } = left[1440];
  const amina = await crew.person(`Amina leaving, ${script ? 'with' : 'without'} script`, { script, width: 375 });
  const signsIn = () => amina.signsIn(email, 'a long walk by the river');
  await signsIn();
  await amina.goes('/my/practices/new');
  await amina.fills('title', 'Left in the middle');
  await amina.page.locator('main [name=title]').press('Enter');
  await amina.page.waitForURL('**/brief');
  const at = new URL(amina.page.url()).pathname.replace(/\/brief$/, '');
  await amina.goes(`${at}/where`);
  const field = amina.page.locator('main [name="organisations[0].name"]');
  const ways = await amina.page.locator('button[name=go]').evaluateAll((all) => all.map((one) => one.value));
  const links = await amina.page.locator('a[href]:not([href^="#"])').count();
  if (ways.length < 15 || links) throw new Error(`${ways.length} buttons and ${links} links lead off a step`);
  for (const [number, way] of ways.entries()) {
    await field.fill(`Typed before way ${number}`);
    await amina.page.locator('button[name=go]').nth(number).click();
    await amina.page.waitForLoadState();
    const here = new URL(amina.page.url()).pathname;
    if (way === '/sign-out') await signsIn();
    else if (way !== '/' && here !== way) throw new Error(`${way} led to ${here}`);
    await amina.goes(`${at}/where`);
    const kept = await field.inputValue();
    if (kept !== `Typed before way ${number}`) throw new Error(`${way} lost what was typed: “${kept}” is there`);
  }
  await field.fill('Typed before Enter');
  await field.press('Enter');
  await amina.page.waitForURL('**/story');
  await amina.goes(`${at}/where`);
  if (await field.inputValue() !== 'Typed before Enter') throw new Error('Enter lost what was typed');
  await amina.close();
}

// “Change” on Check comes back to Check; “Add” and “Remove” keep the place, with and without script.
async function keepingThePlace(script) {
  const { email } = left[1440];
  const called = script ? 'with' : 'without';
  const amina = await crew.person(`Amina in her place, ${called} script`, { script, width: 375 });
  await amina.signsIn(email, 'a long walk by the river');
  await amina.goes('/my/practices/new');
  await amina.fills('title', `Kept in its place ${called} script`);
  await amina.page.locator('main [name=title]').press('Enter');
  await amina.page.waitForURL('**/brief');
  const at = new URL(amina.page.url()).pathname.replace(/\/brief$/, '');
  // The block for those outside the organisation opens with “No” only.
  const block = amina.page.locator('.focal_point');
  if (await block.isVisible()) throw new Error('the focal point is asked before “No” is chosen');
  await chooses(amina, 'on_behalf', 'no');
  if (!(await block.isVisible())) throw new Error('the focal point is not asked after “No”');
  await amina.looks('step 1 of an outsider');
  await chooses(amina, 'on_behalf', 'yes');
  if (await block.isVisible()) throw new Error('the focal point is asked after “Yes”');
  await amina.presses('Save and continue');

  const inPlace = async (name, words) => {
    await amina.page.waitForLoadState();
    const focused = await amina.page.evaluate(() => document.activeElement?.getAttribute('name'));
    if (focused !== name) throw new Error(`${focused} has the focus, not ${name}`);
    const input = amina.page.locator(`main [name="${name}"]`);
    if (!(await input.evaluate((one) => {
      const box = one.getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    }))) throw new Error(`${name} is out of sight`);
    await amina.sees(words);
  };
  await amina.fills('organisations[0].name', 'First');
  await amina.page.locator('main button[name=add][value=organisations]').click();
  await inPlace('organisations[1].name', 'Organisation 2 was added. Your draft is saved.');
  await amina.looks('a row was added');
  await amina.fills('organisations[1].name', 'Second');
  await amina.page.locator('main button[name=remove][value="organisations[0]"]').click();
  await inPlace('organisations[0].name', 'Organisation 1 was removed. Your draft is saved.');
  await amina.fills('countries_add', 'Kenya');
  await amina.page.locator('main button[name=add][value=countries]').click();
  await inPlace('countries_add', 'Added: Kenya. Your draft is saved.');
  await amina.fills('countries_add', 'Atlantis');
  await amina.page.locator('main button[name=add][value=countries]').click();
  await inPlace('countries_add', 'No country or area is called “Atlantis”');
  await amina.looks('a name that is not known');
  await amina.goes(`${at}/where`);
  if (await amina.page.locator('main [name="organisations[0].name"]').inputValue() !== 'Second') {
    throw new Error('“Remove” did not save');
  }

  await amina.goes(`${at}/check`);
  await amina.page.locator('#organisations a').click();
  await amina.page.waitForURL('**/where?*');
  await amina.fills('organisations[0].name', 'Changed from Check');
  await amina.page.locator('main [name="organisations[0].name"]').press('Enter');
  await amina.page.waitForURL('**/check#organisations');
  await amina.sees('Changed from Check');
  await amina.looks('check after a change');
  await amina.close();
}

// Single keys in the queue and at the desk: the list of them, what they do, that boxes keep them, and that they are turned off.
async function theReviewersKeys() {
  const ruth = await crew.person('Ruth with single keys');
  const { page } = ruth;
  const keys = page.keyboard;
  const focused = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
  const must = (is, what) => { if (!is) throw new Error(`${what} at ${page.url()}`); };
  await ruth.signsIn(reviewer, password);
  const list = '/review?state=published';
  await ruth.goes(list, 'queue with single keys');
  const titles = await page.locator('main [data-line]').allTextContents();
  must(titles.length > 1, 'two practices are listed');
  await keys.press('?');
  await page.locator('#keys[open]').waitFor();
  await ruth.looks('list of the single keys');
  await keys.press('j');
  must(!titles.includes(await focused()), 'a key is not obeyed behind the list of keys');
  await keys.press('Escape');
  await keys.press('j');
  await keys.press('j');
  must((await focused()) === titles[1].trim(), 'j goes to the next line');
  await keys.press('k');
  must((await focused()) === titles[0].trim(), 'k goes to the line before');
  await Promise.all([page.waitForURL('**/review/*?state=published'), keys.press('o')]);
  const first = page.url();
  await Promise.all([page.waitForURL((url) => url.href !== first), keys.press('n')]);
  await page.waitForLoadState();
  await Promise.all([page.waitForURL((url) => url.pathname === new URL(first).pathname), keys.press('p')]);
  await page.waitForLoadState();
  await page.locator('main [data-keys] button').click();
  await page.locator('#keys[open]').waitFor();
  await ruth.looks('list of the single keys at the desk');
  await page.locator('#keys button').click();
  // In a box they are letters.
  await ruth.goes(list);
  await keys.press('/');
  await keys.type('njk?/');
  must((await page.locator('main [name=q]').inputValue()) === 'njk?/', 'a box takes the letters');
  // Turned off, and remembered.
  await ruth.goes(list);
  await keys.press('?');
  await page.locator('#keys-on').uncheck();
  await keys.press('Escape');
  await ruth.goes(list);
  await keys.press('j');
  await keys.press('?');
  must(!titles.includes((await focused())) && !(await page.locator('#keys[open]').count()), 'the keys are off');
  await page.locator('main [data-keys] button').click();
  await page.locator('#keys-on').check();
  await keys.press('Escape');
  await keys.press('j');
  must((await focused()) === titles[0].trim(), 'the keys are on again');
  await ruth.goes('/fr/review');
  await keys.press('?');
  await ruth.looks('French, list of the single keys');
  await ruth.close();
  const bare = await crew.person('Ruth without script', { script: false });
  await bare.signsIn(reviewer, password);
  await bare.goes(list);
  must(!(await bare.page.locator('main [data-keys]').isVisible()), 'what needs script is not seen without it');
  await bare.close();
}

// The reviewer's pages at the narrowest and the widest screen: nothing scrolls sideways, and nothing is too small to hit.
async function theDeskInTheHand(width) {
  const ruth = await crew.person('Ruth', { width });
  await ruth.signsIn(reviewer, password);
  const desk = new URL(left[375].desk).pathname;
  const pages = ['/review', '/review?state=published', '/review?q=objective:4+label:x', '/review/filters?q=objective:4',
    desk, `${desk}/compare`, '/review/bulk', '/review/offline', '/review/year'];
  for (const language of ['', '/fr']) {
    for (const page of pages) {
      await ruth.goes(`${language}${page}`, `${language}${page.replace(desk, '/review/desk')}`);
      const small = await ruth.page.evaluate(() => [...document.querySelectorAll('main :is(a, button, summary, select, input)')]
        .filter((one) => one.checkVisibility() && !one.closest('.sr, p, .said, dialog, .compared'))
        .map((one) => ({ box: (one.closest('label') ?? one).getBoundingClientRect(), html: one.outerHTML.slice(0, 120) }))
        .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < 23.9)
        .map(({ box, html }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`));
      if (small.length) throw new Error(`too small to hit at ${ruth.page.url()}, ${width} px:\n  ${small.join('\n  ')}`);
    }
  }
  await ruth.close();
}

// People without an account: the one who reads a draft for clearance, and the expert who gives an opinion.
async function peopleWithoutAnAccount(width) {
  const amina = await crew.person('Amina', { width });
  await amina.signsIn(left[width].email, 'a long walk by the river');
  const title = `Registers on the road, ${width}`;
  const at = await writes(amina, title, false);
  await amina.goes(`${at}/clearance`, 'links to a draft');
  await amina.fills('label', 'Cabinet of the minister');
  await amina.page.locator('main button[value=make], main button[name=make]').first().click();
  await amina.page.waitForLoadState();
  await amina.looks('a link to a draft is made');
  const made = (await amina.page.locator('main').innerHTML()).match(/\/clearance\/[\w-]+/)[0];
  const cabinet = await crew.person('Cabinet', { width });
  await cabinet.goes(made, 'a draft as its reader sees it');
  await cabinet.page.locator('main [name=field]').first().selectOption('problem');
  await cabinet.fills('words', 'Which registry is meant?');
  await cabinet.fills('name', 'Ms. Sharipova');
  await pressesNamed(cabinet, 'remark');
  await cabinet.sees('Which registry is meant?');
  await cabinet.looks('a draft with a remark');
  await cabinet.goes('/fr/reading/1', 'French, a draft as its reader sees it');
  await amina.goes(`${at}/story`, 'step with a remark');
  await amina.goes(`${at}/clearance`, 'links to a draft, a remark is open');
  await amina.goes(`${at}/check`);
  await amina.presses('Submit for review');

  const ruth = await crew.person('Ruth', { width });
  await ruth.signsIn(reviewer, password);
  await ruth.goes('/review');
  await ruth.follows(title);
  await pressesDeed(ruth, 'claim');
  await ruth.page.locator('main details:has(button[value=ask_expert]) > summary').first().click();
  await ruth.looks('desk that asks an expert');
  const mail = `lind-${width}@university.example`;
  await ruth.fills('ask_expert-name', 'Dr. Lind');
  await ruth.fills('ask_expert-email', mail);
  await pressesDeed(ruth, 'ask_expert');
  await ruth.looks('desk that waits for an expert');
  const lind = await crew.person('Dr. Lind', { width });
  const text = await lind.mail(mail, /./);
  await lind.goes(text.match(/https?:\/\/\S+\/expert\/[\w-]+/)[0], 'a revision as an expert reads it');
  await lind.ticks('opinion', 'approve');
  await lind.fills('to_team', 'The figures are those of the registry.');
  await lind.presses('Give this opinion');
  await lind.looks('an opinion is given');
  await ruth.goes(ruth.page.url(), 'desk with the opinion of an expert');
  for (const one of [amina, cabinet, ruth, lind]) await one.close();
}

async function pressesNamed(me, name) {
  await me.page.locator(`main button[name="${name}"], main button[value="${name}"]`).first().click();
  await me.page.waitForLoadState();
}

let failed = 0;
for (const [name, story] of [
  ['the main path at 1440 px', () => theMainPath(1440)],
  ['the main path at 375 px', () => theMainPath(375)],
  ['the longest words at 375 px', () => theLongestWords(375)],
  ['the administrator at 1440 px', () => theAdministrator(1440)],
  ['the administrator at 375 px', () => theAdministrator(375)],
  ['people without an account at 1440 px', () => peopleWithoutAnAccount(1440)],
  ['people without an account at 375 px', () => peopleWithoutAnAccount(375)],
  ['the keyboard alone', theKeyboard],
  ['the single keys of reviewers', theReviewersKeys],
  ['the desk in the hand at 320 px', () => theDeskInTheHand(320)],
  ['the desk in the hand at 1440 px', () => theDeskInTheHand(1440)],
  ['the other ends at 375 px', () => theOtherEnds(375)],
  ['without script', withoutScript],
  ['leaving an open form', () => leavingAForm(true)],
  ['leaving an open form without script', () => leavingAForm(false)],
  ['keeping the place', () => keepingThePlace(true)],
  ['keeping the place without script', () => keepingThePlace(false)],
]) {
  try {
    await story();
    console.log(`passed: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack ?? error}`);
  }
}
console.log(`${crew.looked.size} pages looked at: ${[...crew.looked].join('; ')}`);
await crew.close();
process.exit(failed ? 1 : 0);
