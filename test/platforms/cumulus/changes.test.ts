import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { cumulusDialect } from "../../../src/platforms/cumulus/change/dialect.ts";
import { asPatch } from "../../../src/platforms/cumulus/tree.ts";
import { fillSlots } from "../../../src/text/secret-slot.ts";
import { expectGolden } from "../../support/golden.ts";
import { nvueAfter, nvueShows, type NvueTree } from "../device-model/nvue.ts";
import { namedChanges } from "../support/named-changes.ts";
import { readBack } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

const folder = join(process.cwd(), "test", "golden", "platforms", "cumulus");
const texts = globSync("**/*.yaml", { cwd: folder })
  .sort()
  .map((file) =>
    fillSlots(readFileSync(join(folder, file), "utf8"), { fabric: "Fabric-1", nodes: "Nodes-1" }),
  );

const factsOf = (text: string): unknown => (text.includes("\n    vrf:") ? readBack(text) : readBridge(text));

/** What an owner has on the device beside the fabric, some of it in the very parts that the fabric has parts of. */
const USERS: NvueTree = {
  system: { hostname: "leaf7", api: { state: "enabled" } },
  interface: {
    eth0: { ip: { address: { dhcp: {} }, vrf: "mgmt" }, type: "eth" },
    lo: { ip: { address: { "192.0.2.7/32": {} } } },
    swp1: { evpn: { multihoming: { uplink: "on" } } },
    swp33: { description: "a printer", link: { state: { up: {} } }, type: "swp" },
  },
  bridge: { domain: { br_default: { vlan: { "999": {} }, type: "vlan-aware" } } },
  router: {
    policy: {
      "prefix-list": { MINE: { rule: { "10": { action: "permit", match: { "192.0.2.0/24": {} } } } } },
    },
  },
  vrf: {
    default: {
      router: {
        bgp: { neighbor: { "192.0.2.9": { "remote-as": 65009, password: "Users-Own", type: "numbered" } } },
        static: { "198.51.100.0/24": { via: { "192.0.2.1": { type: "ipv4-address" } } } },
      },
    },
    mgmt: { router: { static: { "0.0.0.0/0": { via: { "192.0.2.254": { type: "ipv4-address" } } } } } },
  },
};

/** A tree's ends as paths in text. */
function ends(tree: NvueTree, path = ""): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "object" && Object.keys(value).length > 0
      ? ends(value, `${path}/${name}`)
      : [`${path}/${name} ${JSON.stringify(value)}`],
  );
}

/** Without the owner's own ends. */
function without(tree: NvueTree, other: NvueTree): NvueTree {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([name, value]): [string, NvueTree | string | number][] => {
      const found = other[name];
      if (found === undefined) return [[name, value]];
      if (typeof value !== "object" || typeof found !== "object") return [];
      const left = without(value, found);
      // What is left of an owner's interface alone is the type that its name says.
      return Object.keys(left).some((key) => key !== "type") ? [[name, left]] : [];
    }),
  );
}

/** Delivers as the manager does: what the text takes the place of is kept. */
function deliver(device: NvueTree, was: string, wanted: string, kept: string): [NvueTree, string] {
  const running = nvueShows(device);
  const baseline = [kept, cumulusDialect.replaced(running, wanted, was)]
    .filter((text) => text !== "")
    .join("\n");
  const after = nvueAfter(device, cumulusDialect.change({ running, was, wanted, baseline }).commands);
  const again = cumulusDialect.change({ running: nvueShows(after), was: wanted, wanted, baseline });
  expect(again.commands).toEqual([]);
  return [after, baseline];
}

/** All that an owner has is there to the letter. */
function expectUntouched(device: NvueTree): void {
  const found = new Set(ends(device));
  expect(ends(USERS).filter((end) => !found.has(end))).toEqual([]);
}

const all: readonly (readonly [number, number])[] = texts.flatMap((_, from) =>
  texts.map((__, to) => [from, to] as const),
);

function holds([from, to]: readonly [number, number]): void {
  const [old, wanted] = [texts[from] ?? "", texts[to] ?? ""];
  const [first, kept] = deliver(USERS, "", old, "");
  expectUntouched(first);
  const [second, baseline] = deliver(first, old, wanted, kept);
  expectUntouched(second);
  expect(factsOf(asPatch(without(second, USERS)))).toEqual(factsOf(wanted));
  const [third] = deliver(second, wanted, "", baseline);
  // NVUE gives an owner's ports the type that their name says.
  const typed = /^\/interface\/[^/]+\/type /;
  const untyped = (tree: NvueTree): string[] =>
    ends(tree)
      .filter((end) => !typed.test(end))
      .sort();
  expect(untyped(third)).toEqual(untyped(USERS));
}

describe("a change of a Cumulus switch", () => {
  it(
    process.env["CHANGE_PAIRS"] === "all"
      ? "leads from every text to every other, and leaves what is the owner's alone"
      : "leads from a text to any other, and leaves what is the owner's alone",
    () => {
      if (process.env["CHANGE_PAIRS"] === "all") for (const pair of all) holds(pair);
      else fc.assert(fc.property(fc.constantFrom(...all), holds), { numRuns: 20, seed: 12 });
    },
    process.env["CHANGE_PAIRS"] === "all" ? 3_600_000 : 20_000,
  );
});

describe("the commands of a change of a Cumulus switch", () => {
  it.each(namedChanges("cumulus", "one"))("%s", (name, was, wanted) => {
    const device = nvueAfter(
      {},
      cumulusDialect.change({ running: "{}", was: "", wanted: was, baseline: "" }).commands,
    );
    const { commands, resets, unsettled } = cumulusDialect.change({
      running: nvueShows(device),
      was,
      wanted,
      baseline: "",
    });
    const after = nvueAfter(device, commands);
    expect(wanted === "" ? after : factsOf(asPatch(after))).toEqual(wanted === "" ? {} : factsOf(wanted));
    const said = [
      `resets: ${resets.join(", ") || "none"}`,
      `not to be waited for: ${unsettled.join(", ") || "none"}`,
      "",
      ...commands,
    ];
    expectGolden(join("golden", "changes", "cumulus", `${name}.txt`), `${said.join("\n")}\n`);
  });
});
