// Opens a WACZ file in ReplayWeb.page, in a headless Chromium, and prints what
// a reader of one archived page sees, a JSON object for each time asked for.
//
//   node replay.mjs CHROMIUM SERVER PAGE TIMESTAMP...
//
// SERVER serves ReplayWeb.page at / and the package at /archive.wacz.
import { chromium } from "playwright-core";

const [executablePath, server, page, ...timestamps] = process.argv.slice(2);

const patience = 300_000; // ms, for a busy machine

const browser = await chromium.launch({
  executablePath,
  timeout: patience,
  // Nothing but the server is to be reached, and nothing else is tried.
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"],
});
try {
  const context = await browser.newContext();
  for (const timestamp of timestamps) {
    const tab = await context.newPage();
    const view = new URLSearchParams({ view: "pages", url: page, ts: timestamp });
    await tab.goto(`${server}/?source=${server}/archive.wacz#${view}`, { timeout: patience });
    console.log(JSON.stringify(await archivedPage(tab)));
    if (process.env.SCREENSHOT) await tab.screenshot({ path: process.env.SCREENSHOT });
    await tab.close();
  }
} finally {
  await browser.close();
}

// archivedPage waits for the frame in which the service worker shows the page,
// and for all of the page.
async function archivedPage(tab) {
  const suffix = "mp_/" + page;
  const whole = () => document.readyState === "complete" && { title: document.title, text: document.body?.innerText ?? "" };
  for (const end = Date.now() + patience; Date.now() < end; await tab.waitForTimeout(100)) {
    for (const frame of tab.frames()) {
      if (!frame.url().endsWith(suffix)) continue;
      const seen = await frame.evaluate(whole).catch(() => null); // it may load anew
      if (seen?.text) return { frame: frame.url(), ...seen };
    }
  }
  throw new Error("no frame shows " + page + ", only " + tab.frames().map((f) => f.url()));
}
