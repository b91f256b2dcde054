import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { wantedObjects } from "../../src/export/netbox/wanted.ts";
import { importInventory } from "../../src/import/inventory/index.ts";
import { netbox, type NetBoxOptions } from "../../src/cli/verbs/netbox.ts";
import { STACKS } from "../support/fabrics.ts";
import { standIn, TOKEN, type StandIn } from "./stand-in.ts";

/** Ports of the plate, servers with LACP, both families. */
const onEos: DatacenterSpec = {
  name: "dc1",
  platforms: { spines: "eos", tors: "eos" },
  hardware: { spines: "7050CX3-32S", tors: "7050SX3-48YC8" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      nodes: [
        { name: "w1", index: 0 },
        { name: "w2", index: 1 },
      ],
    },
    { name: "r2", index: 1, nodes: [{ name: "w3", index: 0 }] },
  ],
};

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-netbox-"));
const spec = join(folder, "dc1.json");
writeFileSync(spec, JSON.stringify(onEos));
writeFileSync(join(folder, "token"), `${TOKEN}\n`);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let there: StandIn;
beforeEach(async () => {
  there = await standIn();
});
afterEach(() => {
  there.stop();
});

async function run(options: Partial<NetBoxOptions> = {}, token = TOKEN) {
  let [out, err] = ["", ""];
  const code = await netbox(
    spec,
    { format: "text", url: there.url, ...options },
    { CALICO_FABRIC_NETBOX_TOKEN: token },
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    },
  );
  return { code, out, err };
}

const find = (endpoint: string, fields: Readonly<Record<string, unknown>>) =>
  [...there.objects(endpoint)].find(([, object]) =>
    Object.entries(fields).every(([name, value]) => object[name] === value),
  );

describe("calico-fabric netbox", () => {
  it("says what NetBox lacks, writes nothing, and ends with 3", async () => {
    const { code, out } = await run();
    expect(code).toBe(3);
    expect(out).toContain("create device r1-tor0\n");
    expect(out).toContain("create cable r1-tor0 Ethernet49/1 -- spine-1 Ethernet1/1\n");
    expect(out).toMatch(/\d+ to create, 0 to change; --apply writes it\n$/);
    expect(there.writes).toEqual([]);
  });

  it("writes it, and a second run finds nothing to do, whatever the size of pages", async () => {
    there.stop();
    there = await standIn(7);
    const said = await run();
    const first = await run({ apply: true });
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out.replaceAll("created", "create").split("\n").slice(0, -2)).toEqual(
      said.out.split("\n").slice(0, -2),
    );
    const writes = there.writes.length;
    expect(await run({ apply: true })).toEqual({
      code: 0,
      out: "NetBox has it all: nothing to do\n",
      err: "",
    });
    expect(await run()).toMatchObject({ code: 0 });
    expect(there.writes).toHaveLength(writes);
  });

  it("has cables end at the ports, and addresses of both families stand at interfaces", async () => {
    await run({ apply: true });
    const device = find("dcim/devices", { name: "w1" })?.[0];
    const port = find("dcim/interfaces", { device, name: "eth0" });
    expect(port?.[1]["type"]).toBe("25gbase-x-sfp28");
    expect(find("ipam/ip-addresses", { address: "10.192.0.10/24" })?.[1]).toMatchObject({
      assigned_object_type: "dcim.interface",
      assigned_object_id: port?.[0],
    });
    expect(
      find("ipam/ip-addresses", { address: "fd12:3456:789a:2000::a/64" })?.[1]["assigned_object_id"],
    ).toBe(port?.[0]);
    expect(find("dcim/cables", { label: "w1--r1-tor0" })?.[1]["a_terminations"]).toEqual([
      { object_type: "dcim.interface", object_id: port?.[0] },
    ]);
  });

  it("changes back what it says of an object, and leaves what it said once and what others say", async () => {
    await run({ apply: true });
    const [, cable] = find("dcim/cables", { label: "w1--r1-tor0" }) ?? [];
    const [, device] = find("dcim/devices", { name: "w1" }) ?? [];
    Object.assign(cable ?? {}, { label: "wrong", status: "planned", color: "ff0000" });
    Object.assign(device ?? {}, { status: "staged", comments: "new power supply" });
    there.objects("dcim/devices").set(9, { name: "firewall-1" });
    const before = there.writes.length;
    const { code, out } = await run({ apply: true });
    expect({ code, out }).toEqual({
      code: 0,
      out: "changed cable r1-tor0 Ethernet1 -- w1 eth0: label\n0 created, 1 changed\n",
    });
    expect(there.writes.slice(before)).toEqual(["PATCH dcim/cables 1"]);
    expect(find("dcim/cables", { label: "w1--r1-tor0" })?.[1]).toMatchObject({
      status: "planned",
      color: "ff0000",
    });
    expect(device).toMatchObject({ status: "staged", comments: "new power supply" });
    expect(there.objects("dcim/devices").has(9)).toBe(true);
  });

  it("says in NetBox's own words what it refuses, and goes on from there once it is mended", async () => {
    await run({ apply: true });
    const [id] = find("dcim/cables", { label: "w1--r1-tor0" }) ?? [0];
    const own = there.objects("dcim/cables").get(id);
    const other =
      find("dcim/interfaces", { name: "Ethernet9/1" })?.[0] ?? find("dcim/interfaces", { name: "lo" })?.[0];
    // Somebody has plugged the server in elsewhere.
    there
      .objects("dcim/cables")
      .set(id, { ...own, b_terminations: [{ object_type: "dcim.interface", object_id: other }] });
    const refused = await run({ apply: true });
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/refuses POST dcim\/cables\/ with 400: .*Duplicate termination found/);
    there.objects("dcim/cables").delete(id);
    expect(await run({ apply: true })).toMatchObject({
      code: 0,
      out: "created cable r1-tor0 Ethernet1 -- w1 eth0\n1 created, 0 changed\n",
    });
  });

  it("ends with 1 where the token is none, and names no token", async () => {
    const { code, err } = await run({}, "not-this-one");
    expect({ code, err }).toEqual({
      code: 1,
      err: `error: ${there.url} refuses GET dcim/sites/ with 403: {"detail":"Invalid token"}\n`,
    });
  });

  it("takes the token from a file, and tells programs what was done", async () => {
    const { out } = await run({ tokenFile: join(folder, "token"), format: "json" }, "");
    const { applied, objects } = JSON.parse(out) as { applied: boolean; objects: readonly unknown[] };
    expect({ applied, first: objects[0] }).toEqual({
      applied: false,
      first: { what: "create", kind: "site", key: "dc1" },
    });
  });

  it("refuses a URL over which the token would go in the clear, and a call without a token", async () => {
    await expect(run({ url: "http://netbox.example.com" })).rejects.toThrow(
      /would have the token go in the clear/,
    );
    await expect(run({ url: "netbox" })).rejects.toThrow(/is to be NetBox's URL/);
    await expect(run({}, "")).rejects.toThrow(/set CALICO_FABRIC_NETBOX_TOKEN/);
  });
});

describe("calico-fabric import netbox", () => {
  const listed = async (endpoint: string, query: string) => ({
    file: endpoint,
    text: await (
      await fetch(`${there.url}/api/${endpoint}/?limit=1000${query}`, {
        headers: { authorization: `Token ${TOKEN}` },
      })
    ).text(),
  });
  const files = async () => [
    await listed("dcim/devices", "&site=dc1"),
    await listed("ipam/ip-addresses", ""),
  ];

  it("reads what was written there: the same plan over the same spec, and nothing to do in NetBox", async () => {
    await run({ apply: true });
    const imported = importInventory("netbox", await files(), { ...onEos });
    expect(imported).toMatchObject({ ok: true, notes: [] });
    expect(imported.ok && imported.fabric?.plan).toEqual(compile(onEos).plan);
  });

  it("pins addresses that NetBox has otherwise, and leaves out what is none of a fabric", async () => {
    await run({ apply: true });
    const [id, address] = find("ipam/ip-addresses", { address: "10.192.0.11/24" }) ?? [0, {}];
    there.objects("ipam/ip-addresses").set(id, { ...address, address: "10.192.0.99/24" });
    const [role] = find("dcim/device-roles", { slug: "node" }) ?? [];
    const [site] = find("dcim/sites", { slug: "dc1" }) ?? [];
    there.objects("dcim/device-roles").set(1, { name: "Firewall", slug: "firewall" });
    there.objects("dcim/devices").set(2, { name: "fw-1", role: 1, site, device_type: 3 });
    there.objects("dcim/devices").set(4, { name: "lost-1", role, site, device_type: 3, rack: null });
    const read = await files();
    expect(importInventory("netbox", read, { ...onEos })).toEqual({
      ok: false,
      faults: ["lost-1 is a node and has no rack"],
    });
    there.objects("dcim/devices").delete(4);
    const imported = importInventory("netbox", await files(), { name: "dc1" });
    if (!imported.ok) throw new Error(imported.faults.join("; "));
    expect(imported.notes).toEqual(["fw-1: its role, firewall, is none of a fabric"]);
    const [rack] = imported.spec["racks"] as readonly { readonly nodes: unknown }[];
    expect(rack?.nodes).toEqual([
      { name: "w1", index: 0 },
      { name: "w2", index: 1, pin: { address: "10.192.0.99" } },
    ]);
  });

  it.each(["<html>", '{"detail": "Invalid token"}', "[1]"])("takes %s for no list", (text) => {
    expect(importInventory("netbox", [{ file: "devices.json", text }], {})).toEqual({
      ok: false,
      faults: ["devices.json: it is no list of NetBox's REST API"],
    });
  });
});

/** Models, attachments, hosts, planes and both families. */
const KINDS = STACKS.filter(({ name }) =>
  [
    "demo",
    "as-per-rack-dual",
    "as-per-rack-subnets",
    "as-per-server-routed",
    "l2-dual",
    "dual-stack-outside",
  ].includes(name),
).map((one) => [one.name, one] as const);

describe("what NetBox is to have", () => {
  it.each(KINDS)("of %s is there once each, and refers to what is wanted", (_, one) => {
    const wanted = wantedObjects(compile(one));
    const keys = wanted.map(({ kind, key }) => `${kind} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    const refs = wanted.flatMap(({ says, first }) =>
      Object.values({ ...first, ...says }).flatMap((field) =>
        typeof field !== "object" ? [] : "ref" in field ? [field] : field.map(({ object_id: id }) => id),
      ),
    );
    const known = new Set(keys);
    expect(refs.filter(({ ref, key }) => !known.has(`${ref} ${key}`))).toEqual([]);
  });
});
