import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { refuses } from "../../../src/deliver/frr/refusals.ts";
import { describeWith } from "../../support/prerequisites.ts";
import { keepVerdict } from "../../support/verdicts.ts";

const FOLDER = join(process.cwd(), "test/golden/platforms/sonic");

/** A switch that only switches has none. */
const linesIn = (file: string): readonly string[] | undefined =>
  (JSON.parse(readFileSync(file, "utf8")) as { readonly "frr.conf"?: readonly string[] })["frr.conf"];

describeWith("FRR's own checker", ["labPrograms"], () => {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-sonic-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** What it says against lines; empty where it takes them. */
  const said = (lines: readonly string[]): string => {
    const file = join(folder, "frr.conf");
    writeFileSync(file, `${lines.join("\n")}\n`);
    const { status, stdout, stderr } = spawnSync("vtysh", ["-C", "-f", file], { encoding: "utf8" });
    return refuses({ code: status ?? undefined, stdout, stderr }) ? `${stdout}${stderr}` : "";
  };

  const goldens = globSync(join(FOLDER, "*", "*.json")).flatMap((file) => {
    const lines = linesIn(file);
    return lines === undefined ? [] : [{ file: relative(FOLDER, file), lines }];
  });

  it("takes FRR's lines of every golden", () => {
    expect(goldens.length).toBeGreaterThan(40);
    const refused = goldens
      .map(({ file, lines }) => ({ file, said: said(lines) }))
      .filter((result) => result.said !== "");
    expect(refused).toEqual([]);
    keepVerdict({
      platform: "sonic",
      program: "vtysh of FRR 8.4",
      files: goldens.length,
      accepted: goldens.length,
      compared: `${String(goldens.reduce((sum, { lines }) => sum + lines.length, 0))} lines of FRR`,
      explained: "",
    });
  });

  it("would refuse a misspelled line of what SONiC has beside", () => {
    expect(said(["no fpm use-nexthop-groups"])).not.toBe("");
    expect(said(["interface Loopback0", " ip ospf network point-to-multipoints", "exit"])).not.toBe("");
  });
});
