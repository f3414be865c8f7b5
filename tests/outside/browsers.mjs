// What two browsers give of a page: innerText, textContent, a selection, both clipboard flavours; and a printed PDF.
//
//     node browsers.mjs chromium|firefox PAGE… < /dev/null     JSON on standard output: one object for each page

import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [name, ...pages] = process.argv.slice(2);
const browser = await puppeteer.launch({
    browser: name === "firefox" ? "firefox" : "chrome",
    executablePath: name === "firefox" ? "/usr/bin/firefox-esr" : "/usr/bin/chromium",
    headless: true,
    args: name === "firefox" ? [] : ["--no-sandbox"],
});

async function press(page, key) {
    await page.keyboard.down("Control");
    await page.keyboard.press(key);
    await page.keyboard.up("Control");
}

const out = [];
for (const path of pages) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path).href);
    const texts = await page.evaluate(() => {
        getSelection().selectAllChildren(document.body);
        return {
            innerText: document.body.innerText,
            textContent: document.body.textContent,
            selection: getSelection().toString(),
        };
    });
    await page.bringToFront();
    await press(page, "a");
    await press(page, "c");
    const desk = await browser.newPage();
    await desk.setContent("<div contenteditable style='height: 9em'></div>");
    await desk.bringToFront();
    await desk.evaluate(() => {
        addEventListener("paste", (event) => {
            event.preventDefault();
            window.pasted = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
        });
        document.querySelector("div").focus();
    });
    await press(desk, "v");
    await desk.waitForFunction("window.pasted", { timeout: 10000 });
    [texts.clipboardText, texts.clipboardHtml] = await desk.evaluate("window.pasted");
    await desk.close();
    if (name === "chromium") {
        await page.pdf({ path: path.replace(/\.\w+\.html$/, ".chromium.pdf"), format: "A4" });
    }
    await page.close();
    out.push(texts);
}
await browser.close();
process.stdout.write(JSON.stringify(out));
