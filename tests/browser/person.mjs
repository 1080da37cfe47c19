// A person at a browser: one window of one width, every page that comes along looked at twice (light and dark),
// by axe and for sideways scrolling. Whatever the content policy blocks, or the console calls an error, fails.

import { readFile, readdir, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';

const axe = await readFile(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function open(base, data) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  const looked = new Set();
  return {
    looked,
    close: () => browser.close(),
    person: (name, options = {}) => person(browser, { base, data, name, looked, ...options }),
  };
}

async function person(browser, { base, data, name, looked, width = 1440, script = true, language = 'en' }) {
  const context = await browser.newContext({
    baseURL: base, javaScriptEnabled: script, locale: language,
    viewport: { width, height: width < 500 ? 812 : 1000 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const wrong = [];
  page.on('console', (line) => { if (line.type() === 'error' && !/status of (4|5)\d\d/.test(line.text())) wrong.push(line.text()); });
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('response', (answer) => { if (answer.status() >= 500) wrong.push(`${answer.status()} at ${answer.url()}`); });

  const me = {
    page,
    name,
    // Looks at the page as it is now.
    async looks(called) {
      if (wrong.length) throw new Error(`${name} at ${page.url()}: ${wrong.join('; ')}`);
      const heading = await page.locator('h1').count();
      if (heading !== 1) throw new Error(`${called}: ${heading} headings of the first level at ${page.url()}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) throw new Error(`${called} scrolls sideways by ${wide} px at ${width} px: ${page.url()}`);
      // What axe has seen at this width it need not see again with other words in it.
      const seen = `${called}, ${width} px`;
      if (looked.has(seen)) return;
      for (const scheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme: scheme });
        if (script) await audit(page, `${called}, ${width} px, ${scheme}`);
        if (process.env.PRAXIS_SCREENS) {
          await mkdir(process.env.PRAXIS_SCREENS, { recursive: true });
          const file = `${called.replaceAll(/[ /]/g, '-')}-${width}-${scheme}.png`;
          await page.screenshot({ path: path.join(process.env.PRAXIS_SCREENS, file), fullPage: true });
        }
      }
      await page.emulateMedia({ colorScheme: 'light' });
      if (script) looked.add(seen);
    },
    async goes(address, called) {
      await page.goto(address);
      if (called) await me.looks(called);
    },
    async presses(text) { await page.getByRole('button', { name: text }).first().click(); await page.waitForLoadState(); },
    async follows(text) { await page.getByRole('link', { name: text }).first().click(); await page.waitForLoadState(); },
    async fills(field, value) { await page.locator(`main [name="${field}"]`).fill(value); },
    async picks(field, value) { await page.locator(`main select[name="${field}"]`).selectOption(value); },
    async ticks(field, value) { await page.locator(`main input[name="${field}"][value="${value}"]`).check({ force: true }); },
    async sees(text) { await page.getByText(text).first().waitFor({ state: 'attached' }); },
    async signsIn(email, password) {
      await me.goes('/sign-in');
      await me.fills('email', email);
      await me.fills('password', password);
      await page.locator('main form button:not([type=button])').first().click();
      await page.waitForLoadState();
    },
    // The newest mail to an address whose subject fits; waits until the service has written it.
    mail: (to, subject) => mail(data, to, subject),
    close: () => context.close(),
  };
  return me;
}

async function audit(page, called) {
  await page.evaluate(axe);
  const found = await page.evaluate((only) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: only } }), tags);
  if (found.violations.length) {
    const lines = found.violations.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => node.html.slice(0, 160)).join('\n    ')}`);
    throw new Error(`axe on ${called} (${page.url()}):\n  ${lines.join('\n  ')}`);
  }
}

async function mail(data, to, subject) {
  const folder = path.join(data, 'mail');
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    for (const file of (await readdir(folder).catch(() => [])).filter((one) => one.endsWith('.eml')).sort().reverse()) {
      const text = decoded(await readFile(path.join(folder, file), 'utf8'));
      if (text.includes(to) && subject.test(text)) return text;
    }
    await new Promise((soon) => setTimeout(soon, 100));
  }
  throw new Error(`no mail to ${to} like ${subject}`);
}

// Quoted-printable, soft line breaks and base64 words undone, as far as these stories read.
function decoded(text) {
  const bytes = (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8');
  return text.replaceAll('=\r\n', '').replaceAll('=\n', '')
    .replace(/(?:=[0-9A-F]{2})+/g, bytes)
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, word) => Buffer.from(word, 'base64').toString('utf8'));
}
