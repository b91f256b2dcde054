import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { importInventory, type SpecObject } from "../../src/import/inventory/index.ts";
import { cablesOf } from "../../src/export/cables/index.ts";
import { deviceAddresses } from "../../src/export/addresses.ts";
import { formatInterfaceAddress } from "../../src/net/ipv4.ts";
import { STACKS } from "../support/fabrics.ts";

/*
 * Answers as Nautobot's documents and serializers have them (rest-api/overview.md, dcim/api/serializers.py), as far as they are read or could be mistaken:
 * written by hand from these, and from no Nautobot that runs.
 */

type Json = Readonly<Record<string, unknown>>;

/** A UUID that follows from what it is of. */
function idOf(what: string): string {
  const hex = Buffer.from(what.padEnd(16, "_").slice(-16)).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const whole = (type: string, endpoint: string, name: string, more: Json = {}): Json => ({
  id: idOf(name),
  object_type: type,
  display: name,
  url: `https://nautobot.example.com/api/${endpoint}/${idOf(name)}/`,
  natural_slug: `${name.toLowerCase().replaceAll(" ", "-")}_${idOf(name).slice(0, 4)}`,
  name,
  ...more,
});

/** As with `depth=0`. */
const bare = ({ id, object_type, url }: Json): Json => ({ id, object_type, url });

const active = whole("extras.status", "extras/statuses", "Active", { color: "4caf50" });
const location = whole("dcim.location", "dcim/locations", "dc1", { status: bare(active) });
const page = (results: readonly Json[]): string =>
  JSON.stringify({ count: results.length, next: null, previous: null, results });

const ROLE_NAMES = { "super-spine": "Super-spine", spine: "Spine", tor: "Leaf", node: "Node", host: "Host" };

interface Answers {
  readonly devices: readonly Json[];
  readonly interfaces: readonly Json[];
}

/** What Nautobot would list of a fabric that is in it. @param platform what a switch's is called there */
function nautobotOf(
  spec: DatacenterSpec,
  platform: (name: string) => Json = (name) => ({ name, network_driver: "" }),
): Answers {
  const fabric = compile(spec);
  const { plan } = fabric;
  const device = (
    name: string,
    role: keyof typeof ROLE_NAMES,
    rack: string | null,
    of: string | null,
  ): Json =>
    whole("dcim.device", "dcim/devices", name, {
      device_type: whole("dcim.devicetype", "dcim/device-types", "Generic", { model: "Generic" }),
      status: active,
      role: whole("extras.role", "extras/roles", ROLE_NAMES[role], { color: "9e9e9e" }),
      platform:
        of === null ? null : whole("dcim.platform", "dcim/platforms", of, { ...platform(of), display: of }),
      location,
      rack: rack === null ? null : whole("dcim.rack", "dcim/racks", rack, { location: bare(location) }),
      face: null,
      serial: "",
    });
  const devices = [
    ...[...plan.switches, ...plan.bridges].map((one) => device(one.name, one.role, one.rack, one.platform)),
    ...plan.racks.flatMap((rack) => [
      ...rack.nodes.map(({ name }) => device(name, "node", rack.name, null)),
      ...rack.hosts.map(({ name }) => device(name, "host", rack.name, null)),
    ]),
  ];
  const addressed = Map.groupBy(deviceAddresses(fabric), (at) => `${at.device} ${at.interface}`);
  const plugged = cablesOf(fabric).flatMap(({ ends }) =>
    ends.map((end) => `${end.device} ${end.interface ?? ""}`),
  );
  const byName = new Map(devices.map((one) => [one["name"], one]));
  const interfaces = [...new Set([...addressed.keys(), ...plugged])].flatMap((key) => {
    const [of = "", name = ""] = key.split(" ");
    const owner = byName.get(of);
    if (owner === undefined || name === "") return [];
    return [
      whole("dcim.interface", "dcim/interfaces", name, {
        id: idOf(key),
        device: { ...owner, role: bare(owner["role"] as Json) },
        module: null,
        mgmt_only: false,
        type: { value: "other", label: "Other" },
        status: active,
        ip_addresses: (addressed.get(key) ?? []).map((at) =>
          whole("ipam.ipaddress", "ipam/ip-addresses", formatInterfaceAddress(at), {
            address: formatInterfaceAddress(at),
            ip_version: 4,
            parent: { id: idOf("parent"), object_type: "ipam.prefix", url: "https://nautobot.example.com/" },
          }),
        ),
      }),
    ];
  });
  return { devices, interfaces };
}

const read = ({ devices, interfaces }: Answers, base: SpecObject) =>
  importInventory(
    "nautobot",
    [
      { file: "devices.json", text: page(devices) },
      { file: "interfaces.json", text: page(interfaces) },
    ],
    base,
  );

function good(answers: Answers, base: SpecObject) {
  const result = read(answers, base);
  if (!result.ok) throw new Error(result.faults.join("; "));
  return result;
}

const faults = (answers: Answers): readonly string[] => {
  const result = read(answers, { name: "dc1" });
  return result.ok ? [] : result.faults;
};

const stack = (wanted: string): DatacenterSpec => {
  const found = STACKS.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no ${wanted}`);
  return found;
};

const KINDS = ["as-per-rack-routed", "dual-stack-outside"].map((name) => [name, stack(name)] as const);

describe("what Nautobot lists", () => {
  it.each(KINDS)("of %s is the same plan over the same spec, and again, and by way of CSV", (_, spec) => {
    const once = good(nautobotOf(spec), { ...spec });
    expect(once.notes).toEqual([]);
    expect(once.fabric?.plan).toEqual(compile(spec).plan);
    const again = good(nautobotOf(spec), once.spec);
    expect(again.spec).toEqual(once.spec);
    const table = exporters.csv.files(compile(once.spec as unknown as DatacenterSpec), {});
    const text = table.ok ? (table.files.get("devices.csv") ?? "") : "";
    const byTable = importInventory("csv", [{ file: "devices.csv", text }], once.spec);
    expect(byTable.ok && byTable.fabric?.plan).toEqual(once.fabric?.plan);
  });

  const small: DatacenterSpec = {
    name: "dc1",
    platforms: { tors: "eos", spines: "nxos" },
    spines: [{ name: "spine-1", index: 0 }],
    racks: [{ name: "r1", index: 0, nodes: [{ name: "w1", index: 0 }] }],
  };

  it("becomes a spec alone: platforms by their names or drivers, an address that is another pinned", () => {
    const answers = nautobotOf(
      {
        ...small,
        racks: [{ name: "r1", index: 0, nodes: [{ name: "w1", index: 0, pin: { address: "10.192.0.77" } }] }],
      },
      (name) =>
        name === "eos"
          ? { name: "Arista EOS", network_driver: "arista_eos" }
          : { name: "NXOS", network_driver: null },
    );
    expect(good(answers, { name: "dc1" }).spec).toEqual({
      name: "dc1",
      spines: [{ name: "spine-1", index: 0, platform: "nxos" }],
      racks: [
        {
          name: "r1",
          index: 0,
          tors: [{ index: 0, platform: "eos" }],
          nodes: [{ name: "w1", index: 0, pin: { address: "10.192.0.77" } }],
        },
      ],
    });
  });

  it("leaves out devices of other roles, and names them", () => {
    const { devices, interfaces } = nautobotOf(small);
    const [first] = devices;
    const firewall = { ...first, name: "fw-1", role: whole("extras.role", "extras/roles", "Firewall") };
    expect(good({ devices: [...devices, firewall], interfaces }, { name: "dc1" }).notes).toEqual([
      "fw-1: its role, firewall, is none of a fabric",
    ]);
  });

  it("is refused where it was asked for without what is needed, with how to ask", () => {
    const { devices, interfaces } = nautobotOf(small);
    expect(
      faults({ devices: devices.map((one) => ({ ...one, role: bare(one["role"] as Json) })), interfaces }),
    ).toEqual(["roles and devices are told by their ids alone: list them with depth=1"]);
    // As Nautobot 3 answers by default.
    const without = interfaces.map(({ ip_addresses: _, ...port }) => port);
    expect(faults({ devices, interfaces: without })).toEqual([
      "interfaces are listed without their addresses: list them with exclude_m2m=false",
    ]);
    const address = { id: idOf("a"), address: "10.192.0.10/24", ip_version: 4, host: "10.192.0.10" };
    expect(faults({ devices, interfaces: [address] })).toEqual([
      "a list of addresses does not say of which devices they are: give that of interfaces, dcim/interfaces",
    ]);
    expect(importInventory("nautobot", [{ file: "a.json", text: '{"detail": "no"}' }], {})).toEqual({
      ok: false,
      faults: ["a.json: it is no list of Nautobot's REST API"],
    });
  });
});
