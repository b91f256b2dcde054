import { markup, json, raw } from "../../src/page/html.ts";
import { choicesOf } from "../../src/page/choices.ts";
import { poolUses } from "../../src/page/pools.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { calls } from "../cli/command-line.ts";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-page-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a user's own line may say, and what no page may do with it. */
const HOSTILE = '</script><img src=x onerror="alert(1)"><!-- \u2028 -->';

const spec: DatacenterSpec = {
  name: "dc",
  fabric: { model: "as-per-server" },
  capacity: { maxRacks: 4, maxSpines: 2 },
  spines: [
    { name: "spine-1", index: 0, lines: { frr: `! ${HOSTILE.replace("\u2028", "")}\n` } },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      nodes: [
        { name: "worker-1", index: 0 },
        { name: "worker-2", index: 1 },
      ],
    },
  ],
};

describe("the report page", () => {
  it("has what others wrote as text, wherever it stands", () => {
    expect(markup`<p title="${'"'}">${"<b>&'"}${[raw("<i>"), "<"]}</p>`.markup).toBe(
      `<p title="&quot;">&lt;b&gt;&amp;&#39;<i>&lt;</p>`,
    );
    const said = json({ [HOSTILE]: HOSTILE }).markup;
    expect(said).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(said)).toEqual({ [HOSTILE]: HOSTILE });
  });

  it("is the same for the same spec, runs no script but its own, and ends no element early", () => {
    const input = join(folder, "spec.json");
    writeFileSync(input, JSON.stringify(spec));
    const files = ["one.html", "other.html"].map((name) => join(folder, name));
    const ended = calls(files.map((file) => ({ args: ["report", input, "--out", file] })));
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    const [page, other] = files.map((file) => readFileSync(file, "utf8"));
    expect(other).toBe(page);
    expect(page).not.toContain("<img");
    expect(page?.match(/<\/script>/g)).toHaveLength(2);
    expect(page).toMatch(
      /content="default-src &#39;none&#39;; script-src &#39;sha256-[\w+/=]{44}&#39;;|default-src 'none'; script-src 'sha256-/,
    );
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
  });

  it("says of each option that the spec sets what the schema says", () => {
    const choices = choicesOf(spec);
    expect(choices.map(({ path, value }) => [path, value])).toEqual([
      ["fabric.model", "as-per-server"],
      ["capacity.maxRacks", "4"],
      ["capacity.maxSpines", "2"],
    ]);
    for (const { means } of choices) expect(means).not.toBe("");
  });

  it("counts what is used of each pool, what is kept for the declared capacity, and what is left", () => {
    const uses = new Map(poolUses(compile(spec)).map((use) => [use.pool, use]));
    expect(uses.get("pools.spineLoopbacks")).toMatchObject({ has: 256, used: 2, reserved: 2, left: 254 });
    expect(uses.get("pools.nodes")).toMatchObject({ has: 256, used: 1, reserved: 4, left: 252 });
    expect(uses.get("pools.links")).toMatchObject({ used: 2, reserved: 4 * 2 * 2 });
    expect(uses.get("pools.nodeAsns")).toMatchObject({ used: 2, reserved: 4 * 64 });
  });
});
