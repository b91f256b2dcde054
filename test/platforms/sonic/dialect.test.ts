import { join } from "node:path";
import { sonicDialect } from "../../../src/platforms/sonic/change/dialect.ts";
import { formatSonic, parseSonic, SEPARATOR } from "../../../src/platforms/sonic/change/text.ts";
import { fillSlots, slotsIn } from "../../../src/text/secret-slot.ts";
import { expectGolden } from "../../support/golden.ts";
import { configDbAfter, type ConfigDb } from "../device-model/config-db.ts";
import { namedChanges } from "../support/named-changes.ts";

const SECRET = "Fabric-Secret-1";

const filled = (text: string): string =>
  fillSlots(text, Object.fromEntries(slotsIn(text).map((name) => [name, SECRET])));

const THEIRS = "ip route 198.51.100.0/24 blackhole\n";

/** What a switch prints that has a text, and a route of its owner's. */
function printed(text: string): string {
  const { db, frr } = parseSonic(filled(text));
  return `${JSON.stringify(db, null, 4)}\n${SEPARATOR}\nBuilding configuration...\n\nCurrent configuration:\n!\n${THEIRS}${frr ?? ""}end\n`;
}

const change = (running: string, was: string, wanted: string, baseline = "") =>
  sonicDialect.change({ running, was, wanted, baseline });

/** What a switch prints that has taken a change, as `config apply-patch` and frr-reload.py do. */
function after(running: string, commands: readonly string[]): string {
  const [json = "", frr = ""] = running.split(`${SEPARATOR}\n`);
  const at = commands.indexOf(SEPARATOR);
  const [patch, lines] = at < 0 ? [commands, undefined] : [commands.slice(0, at), commands.slice(at + 1)];
  const before = JSON.parse(json) as ConfigDb;
  const db = patch.length === 0 ? before : configDbAfter(before, JSON.parse(patch.join("\n")) as never);
  return `${JSON.stringify(db)}\n${SEPARATOR}\n${lines === undefined ? frr : filled(`${lines.join("\n")}\n`)}`;
}

const changes = namedChanges("sonic", "one");
const GOLDEN = ["add-a-spine", "change-a-password", "comes-to-a-device"];

describe("a change of a SONiC switch, as the command line prints it", () => {
  it.each(changes)("%s", (name, was, wanted) => {
    const before = was === "" ? printed(formatSonic({ db: {}, frr: null })) : printed(was);
    const found = change(before, was, wanted);
    const now = after(before, found.commands);
    expect(change(now, wanted, wanted).commands).toEqual([]);
    expect(now).toContain(THEIRS);
    expect(found.commands.join("\n")).not.toContain(SECRET);
    if (GOLDEN.includes(name))
      expectGolden(
        join("golden", "changes", "sonic", "with-frr", `${name}.txt`),
        [
          ...found.commands,
          `# resets: ${found.resets.join(" ")}`,
          `# unsettled: ${found.unsettled.join(" ")}`,
        ]
          .map((line) => `${line}\n`)
          .join(""),
      );
  });

  const text = formatSonic({
    db: { LOOPBACK_INTERFACE: { Loopback0: {}, "Loopback0|10.255.2.0/32": {} } },
    frr: [
      "router bgp 64600",
      " bgp router-id 10.255.2.0",
      " neighbor SPINES peer-group",
      " neighbor SPINES password <secret:spines>",
      " neighbor 10.254.0.0 remote-as 64513",
      " neighbor 10.254.0.0 peer-group SPINES",
      " neighbor 10.254.0.2 remote-as 64513",
      " !",
      " address-family ipv4 unicast",
      "  neighbor 10.254.0.0 activate",
      " exit-address-family",
      "exit",
      "",
    ].join("\n"),
  });
  const edited = (from: string, to: string) => change(printed(text), text, text.replace(from, to));

  it.each([
    [
      "another AS of a neighbour",
      "10.254.0.2 remote-as 64513",
      "10.254.0.2 remote-as 64999",
      ["10.254.0.2"],
      ["10.254.0.2"],
    ],
    ["another password of a group", "<secret:spines>", "<secret:others>", ["SPINES"], ["10.254.0.0"]],
    ["another router id", "router-id 10.255.2.0", "router-id 10.255.2.1", ["*"], []],
    [
      "a family that is off",
      "neighbor 10.254.0.0 activate",
      "no neighbor 10.254.0.0 activate",
      ["10.254.0.0"],
      [],
    ],
    ["what ends no session", '"exit"', '"ip prefix-list PODS seq 10 permit 10.64.0.0/10"', [], []],
  ])(
    "tells of %s which sessions start anew, and whose nobody can wait for",
    (_, from, to, resets, unsettled) => {
      expect(edited(from, to)).toMatchObject({ resets, unsettled });
      expect(edited(from, to).commands).toContain(SEPARATOR);
    },
  );

  it("tells of another AS of the switch that all of them do", () => {
    const { resets, unsettled } = edited("router bgp 64600", "router bgp 64601");
    expect(resets).toContain("*");
    expect(unsettled).toEqual(expect.arrayContaining(["0.0.0.0/0", "::/0"]));
  });

  it("tells of an address that leaves its port", () => {
    expect(change(printed(text), text, formatSonic({ db: {}, frr: null })).unsettled).toContain(
      "10.255.2.0/32",
    );
  });

  it("has of what was there before what the text takes the place of, which comes back where that leaves", () => {
    const theirs = formatSonic({
      db: { LOOPBACK_INTERFACE: { Loopback0: {}, "Loopback0|192.0.2.7/32": {} } },
      frr: "router bgp 65000\n neighbor 192.0.2.9 remote-as 65009\nexit\n",
    });
    const replaced = sonicDialect.replaced(printed(theirs), text, "");
    expect(replaced).toContain("router bgp 65000");
    expect(replaced).not.toContain("198.51.100.0");
    const now = after(printed(theirs), change(printed(theirs), "", text, replaced).commands);
    expect(now).toContain("router bgp 64600");
    const back = after(now, change(now, text, "", replaced).commands);
    expect(back).toContain("router bgp 65000");
    expect(back).not.toContain("64600");
    expect(back).toContain(THEIRS);
    expect(JSON.parse(back.split(SEPARATOR)[0] ?? "")).toEqual(parseSonic(theirs).db);
  });

  it.each([
    ["no JSON", "hostname leaf7\n"],
    ["no object", "[]\n"],
  ])("refuses what is %s and no switch's", (_, running) => {
    expect(() => change(running, "", text)).toThrow(
      /what SONiC runs is its CONFIG_DB in JSON, as `sonic-cfggen/,
    );
  });
});
