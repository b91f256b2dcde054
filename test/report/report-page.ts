import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import type { DatacenterSpec } from "../../src/index.ts";
import { scaled, STACKS } from "../support/fabrics.ts";

/* The report page in a browser that others have started. */

const [DEMO] = STACKS;
if (DEMO === undefined) throw new Error("no demo");

const SIZES: readonly (readonly [string, DatacenterSpec])[] = [
  ["4 racks of 4", scaled(DEMO, 4, 4, 2)],
  ["12 racks of 20", scaled(DEMO, 12, 20, 4)],
  ["128 racks of 20", scaled(DEMO, 128, 20, 8)],
];

/** In milliseconds, of the largest of them. */
const MOST_TO_OPEN = 2000;

/** Faults that axe-core finds and calls serious or worse. */
async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => id + ": " + nodes[0].html))`,
  );
}

/** Waits until a device's dialogue is open, which follows the address as soon as the browser has told of its change. @throws after 10 s */
const opens = async (page: Page, name: string): Promise<void> => {
  const isOpen = `document.querySelector("dialog").open && document.querySelector("#device-name").textContent === ${JSON.stringify(name)}`;
  await page.waitForFunction(isOpen, undefined, { timeout: 10_000 });
};
const closes = async (page: Page): Promise<void> => {
  await page.waitForFunction(`!document.querySelector("dialog").open`, undefined, { timeout: 10_000 });
};
const rowsOf = (page: Page, id: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll("#${id} tbody tr:not([hidden])")].map((row) => row.cells[0].textContent)`,
  );

/** @param browser the one that is there when tests run */
export function describeReportPage(browser: () => Browser, folder: () => string): void {
  describe.each(SIZES)("the report of %s", (_, spec) => {
    let page: Page;
    const noise: string[] = [];
    let file = "";
    beforeAll(async () => {
      const input = join(folder(), "spec.json");
      file = join(folder(), "report.html");
      writeFileSync(input, JSON.stringify(spec));
      const main = join(process.cwd(), "src", "cli", "main.ts");
      execFileSync(process.execPath, [main, "report", input, "--out", file], { stdio: "pipe" });
      page = await browser().newPage({ viewport: { width: 1440, height: 900 } });
      page.on("console", (message) => noise.push(message.text()));
      page.on("pageerror", (error) => noise.push(error.message));
      page.on("request", (request) => {
        if (request.url() !== `file://${file}`) noise.push(request.url());
      });
    }, 120_000);
    afterAll(async () => {
      await page.close();
    });

    it("opens within two seconds, asks for nothing, and says nothing on the console", async () => {
      const took: number[] = [];
      for (let times = 0; times < 3 && !took.some((one) => one < MOST_TO_OPEN); times += 1) {
        await page.goto(`file://${file}`);
        took.push(await page.evaluate<number>(`performance.getEntriesByType("navigation")[0].loadEventEnd`));
      }
      expect(Math.min(...took)).toBeLessThan(MOST_TO_OPEN);
      expect(noise).toEqual([]);
    }, 60_000);

    it("opens a device by pointer, by keyboard and by its name, and closes it with Escape", async () => {
      const box = page.locator('.picture g[role="button"]').first();
      await box.click();
      await opens(page, "spine-1");
      expect(await page.locator("#about h3").allTextContents()).toEqual([
        "Ports",
        "Sessions",
        "Foretold forwarding table",
        "Text",
      ]);
      await page.keyboard.press("Escape");
      await closes(page);
      await box.focus();
      await page.keyboard.press("Enter");
      await opens(page, "spine-1");
      await page.keyboard.press("Escape");
      await closes(page);
      await page.locator("#search").fill("r1-n2");
      await page.locator("#search").press("Enter");
      await opens(page, "r1-n2");
      await page.keyboard.press("Escape");
      await closes(page);
      await page.locator("#search").press("Escape");
      expect(noise).toEqual([]);
    }, 60_000);

    it("shows the rows that a search is for, and all again after it", async () => {
      const all = (await rowsOf(page, "nodes")).length;
      await page.locator("#search").fill("r2-n1 10.192.1.10");
      await page.locator("#search").press("Enter");
      expect(await rowsOf(page, "nodes")).toEqual(["r2-n1"]);
      expect(await page.evaluate(`document.querySelector("#nodes").open`)).toBe(true);
      await page.locator("#search").press("Escape");
      expect((await rowsOf(page, "nodes")).length).toBe(all);
    }, 60_000);

    it("sorts a table by a column, both ways, and says so", async () => {
      const racks = await rowsOf(page, "racks");
      await page.evaluate(`document.querySelector("#racks").open = true`);
      const head = page.locator("#racks th").first();
      await head.locator("button").press("Enter");
      expect([await head.getAttribute("aria-sort"), await rowsOf(page, "racks")]).toEqual([
        "ascending",
        racks,
      ]);
      await head.locator("button").click();
      expect([await head.getAttribute("aria-sort"), await rowsOf(page, "racks")]).toEqual([
        "descending",
        racks.toReversed(),
      ]);
    }, 60_000);

    it("fits a phone, and has no serious fault of accessibility, light or dark", async () => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 375, height: 800 });
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
        if (spec === SIZES[0]?.[1]) {
          expect(await seriousFaults(page)).toEqual([]);
          await page.evaluate(`location.hash = "#device=r1-tor0"`);
          await page.waitForSelector("dialog[open]");
          expect(await seriousFaults(page)).toEqual([]);
          await page.keyboard.press("Escape");
        }
      }
    }, 60_000);
  });
}
