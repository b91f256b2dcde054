import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { compile, drawFabric, type DatacenterSpec, type DrawOptions } from "../../src/index.ts";
import { STACKS, scaled } from "../support/fabrics.ts";
import { describeWith } from "../support/prerequisites.ts";
import { faultsIn, spillsIn } from "./overlaps.ts";
import { describeReportPage } from "./report-page.ts";

const NAMES_AS_LONG_AS_MAY_BE: DatacenterSpec = {
  ...scaled(STACKS[0] as DatacenterSpec, 2, 2, 2),
  name: "x".repeat(60),
  racks: [
    { name: "w".repeat(60), index: 0, nodes: [{ name: "m".repeat(250), index: 0, maintenance: true }] },
  ],
};

describeWith("a real browser", ["chromium"], ({ chromium: executablePath }) => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "calico-fabric-draw-"));
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    page = await browser.newPage();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  describeReportPage(
    () => browser,
    () => folder,
  );

  /** A file of its own: the browser reads it as XML, and refuses what is not well-formed. */
  async function show(spec: DatacenterSpec, options: DrawOptions = {}): Promise<void> {
    const file = join(folder, "picture.svg");
    writeFileSync(file, drawFabric(compile(spec).plan, options));
    await page.goto(`file://${file}`);
    expect(await page.evaluate(`document.querySelector("parsererror")?.textContent ?? null`)).toBeNull();
    expect(await page.evaluate("document.documentElement.tagName")).toBe("svg");
  }

  const sizes = [
    ["as it is", (spec: DatacenterSpec) => spec],
    ["with 4 racks of 4 nodes", (spec: DatacenterSpec) => scaled(spec, 4, 4, 4)],
    ["with 128 racks of 16 nodes", (spec: DatacenterSpec) => scaled(spec, 128, 16)],
  ] as const;

  it.each(STACKS.flatMap((spec) => sizes.map(([size, of]) => [spec.name, size, of(spec)] as const)))(
    "%s %s: no label meets another, leaves its box, or the picture",
    async (_name, _size, spec) => {
      await show(spec);
      expect(await faultsIn(page)).toEqual([]);
      expect(await spillsIn(page)).toEqual([]);
    },
    420_000,
  );

  it.each([1, 2, 3, 9])("the same with at most %d boxes of a kind", async (group) => {
    await show(scaled(STACKS[0] as DatacenterSpec, 12, 12, 12), { group });
    expect(await faultsIn(page)).toEqual([]);
    expect(await spillsIn(page)).toEqual([]);
  });

  it("finds labels that meet, were there any", async () => {
    await show(STACKS[0] as DatacenterSpec);
    await page.evaluate(`{
      const [one, other] = document.querySelectorAll("text");
      one.setAttribute("y", other.getAttribute("y"));
    }`);
    expect(await faultsIn(page)).not.toEqual([]);
  });

  it("a long name stays in the picture", async () => {
    await show(NAMES_AS_LONG_AS_MAY_BE);
    expect(await faultsIn(page)).toEqual([]);
    expect(await spillsIn(page)).toEqual([]);
  });

  it.each([
    ["light", "rgb(255, 255, 255)"],
    ["dark", "rgb(15, 20, 28)"],
  ] as const)("follows the reader's colours: %s", async (colorScheme, fill) => {
    await page.emulateMedia({ colorScheme });
    await show(STACKS[0] as DatacenterSpec);
    const seen = () => page.evaluate<string>(`getComputedStyle(document.querySelector(".box-page")).fill`);
    expect(await seen()).toBe(fill);
    await show(STACKS[0] as DatacenterSpec, { theme: "light" });
    expect(await seen()).toBe("rgb(255, 255, 255)");
  });

  it("has a name and a description for those who can't see it", async () => {
    await show(STACKS[0] as DatacenterSpec);
    const said = await page.evaluate(
      `document.documentElement.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent)`,
    );
    expect(said).toEqual([
      "demo: as-per-rack",
      "Topology of a leaf-spine fabric of the model as-per-rack: 2 spines, 4 racks, 4 ToRs, 16 nodes, 24 BGP sessions.",
    ]);
  });
});
