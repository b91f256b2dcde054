import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Verified } from "../../src/verify/index.ts";
import { datacenter as lab } from "../lab/fabrics/lab.ts";
import { playFabric, type PlayedFabric } from "../verify/played.ts";
import { calls, type Ended } from "./command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-verify-"));
interface Ways {
  readonly user: string;
  readonly devices: Readonly<Record<string, Way>>;
}

interface Way {
  readonly host: string;
  readonly port?: number;
  readonly hostKey?: string | undefined;
  readonly certificate?: string;
}

interface Case {
  readonly args?: readonly string[];
  readonly damaged?: true;
  /** What the file of ways holds; default the ways to all. */
  readonly ways?: (ways: Ways) => unknown;
  /** Default the right password. */
  readonly password?: string;
}

const blocksFile = (...more: readonly unknown[]): string => {
  const own = ["r1", "r2", "r3"].flatMap((rack, at) => [
    block(`10.32.${String(32 * at)}.0/26`, `${rack}-n1`),
    block(`10.32.${String(32 * at)}.64/26`, `${rack}-n2`),
  ]);
  const file = join(folder, `blocks-${String(more.length)}-${String(JSON.stringify(more).length)}.json`);
  writeFileSync(file, JSON.stringify({ kind: "List", items: [...own, ...more] }));
  return file;
};

const block = (cidr: string, node: string, deleted = "false") => ({
  spec: { cidr, node, state: "confirmed", deleted },
});

const onTor =
  (change: (way: Way, devices: Ways["devices"]) => Way) =>
  ({ devices, ...rest }: Ways): Ways => ({
    ...rest,
    devices: { ...devices, "r1-tor0": change(devices["r1-tor0"] ?? { host: "" }, devices) },
  });

/** Called one after another in one process, which starts once. */
const cases = {
  good: {},
  damaged: { damaged: true, args: ["--json"] },
  some: { args: ["--device", "r2-tor0", "r3-tor0"] },
  cables: { args: ["--only", "cables", "--json"], damaged: true },
  strange: { args: ["--device", "r9-tor0"] },
  stack: { ways: (ways) => ({ config: { "pulumi-calico-fabric:switches": { transport: "ssh", ...ways } } }) },
  blocks: { args: ["--blocks", blocksFile(block("10.32.0.128/26", "r1-n1", "true"))] },
  missed: { args: ["--blocks", blocksFile(block("10.32.0.128/26", "r1-n1"))] },
  noBlocks: { args: ["--blocks", join("test", "fixtures", "demo.yaml")] },
  unasked: { ways: ({ devices: { "r1-tor0": _, ...devices }, ...rest }) => ({ ...rest, devices }) },
  impostor: { ways: onTor((way, devices) => ({ ...way, hostKey: devices["r2-tor0"]?.hostKey })) },
  stranger: {
    ways: ({ devices, ...rest }) => ({ ...rest, devices: { ...devices, "r1-tor00": devices["r1-tor0"] } }),
  },
  strangerStrict: {
    args: ["--strict"],
    ways: ({ devices, ...rest }) => ({ ...rest, devices: { ...devices, "r1-tor00": devices["r1-tor0"] } }),
  },
  unpinned: { ways: onTor(({ host }) => ({ host, certificate: `SHA256:${"0".repeat(64)}` })) },
  silent: { ways: onTor((way) => ({ ...way, port: 9 })) },
  refused: { password: "not-the-password" },
  elsewhere: { ways: () => ({ spines: [] }) },
  pinless: { ways: onTor(({ host }) => ({ host })) },
  garbled: { ways: onTor((way) => ({ ...way, hostKey: "nokey" })) },
  folder: { ways: () => ({ config: { "dc:switches": { transport: "file", folder: "out" } } }) },
  loginless: { password: "" },
} as const satisfies Readonly<Record<string, Case>>;

type Name = keyof typeof cases;

let played: readonly PlayedFabric[] = [];
let ended: ReadonlyMap<string, Ended>;

beforeAll(async () => {
  const [good, damaged] = await Promise.all([playFabric(lab, "good"), playFabric(lab, "damaged")]);
  played = [good, damaged];
  const list = Object.entries<Case>(cases).map(([name, { args = [], ways, password, ...how }]) => {
    const of = how.damaged === true ? damaged : good;
    const file = join(folder, `${name}.json`);
    const there = JSON.parse(readFileSync(of.ways, "utf8")) as Ways;
    writeFileSync(file, JSON.stringify(ways === undefined ? there : ways(there)));
    const env = password === undefined ? of.env : { CALICO_FABRIC_SSH_PASSWORD: password };
    return [name, { args: ["verify", of.spec, "--ways", file, ...args], env }] as const;
  });
  const outcomes = calls(list.map(([, call]) => call));
  ended = new Map(list.map(([name], at) => [name, outcomes[at] ?? { code: null, out: "", err: "" }]));
}, 120_000);

afterAll(() => {
  for (const one of played) one.stop();
  rmSync(folder, { recursive: true });
});

const verify = (name: Name): Ended => ended.get(name) ?? { code: null, out: "", err: "" };

describe("calico-fabric verify", () => {
  it("ends with 0 where every switch is as foretold, and says what it heard of each", () => {
    const { code, out, err } = verify("good");
    const sessions = { "spine-1": 3, "spine-2": 3, "r1-tor0": 4, "r2-tor0": 4, "r3-tor0": 4 };
    const lines = Object.entries(sessions).map(
      ([device, count]) => `${device}: ${String(count)} sessions, 16 routes, as foretold\n`,
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(`${lines.join("")}\nas foretold: 5 devices\n`);
  });

  it("ends with 1 where one is not, and tells programs what follows from what", () => {
    const { code, out } = verify("damaged");
    const { differences, devices } = JSON.parse(out) as Verified;
    expect(code).toBe(1);
    expect(devices).toHaveLength(5);
    const causes = differences.filter(({ follows }) => follows !== true);
    expect(causes.map(({ device, code: what }) => `${device} ${what}`)).toEqual([
      "spine-1 session-down",
      "r1-tor0 session-down",
      "r1-tor0 route-unknown",
    ]);
    expect(causes.map(({ peer, prefixes }) => peer ?? prefixes)).toEqual([
      "10.254.0.1",
      "10.254.0.0",
      ["10.32.16.0/20"],
    ]);
  });

  it("looks at cables alone where it is to, sees nothing of a session that is down, and says where LLDP does not run", () => {
    const { code, out } = verify("cables");
    const { differences, devices } = JSON.parse(out) as Verified;
    expect(code).toBe(0);
    expect(devices.map(({ sessions, routes }) => sessions + routes)).toEqual([0, 0, 0, 0, 0]);
    expect(differences.map(({ code: what, severity }) => `${severity} ${what}`)).toEqual(
      devices.map(() => "warning cable-unseen"),
    );
    expect(differences[0]?.message).toBe("it tells nothing of LLDP, so of its 3 cables nothing is known");
  });

  it("asks those alone that are named", () => {
    const { code, out } = verify("some");
    expect(code).toBe(0);
    expect(out).toMatch(
      /^r2-tor0: .*\nr3-tor0: .*\n\n2 blocks of pods in racks .*\nas foretold: 2 devices\n$/,
    );
    expect(verify("strange").code).toBe(2);
    expect(verify("strange").err).toContain("no device r9-tor0");
  });

  it("warns of names in the file of ways that the fabric has not", () => {
    const { code, err } = verify("stranger");
    expect(code).toBe(0);
    expect(err).toMatch(
      /warning: .*: devices has r1-tor00, and the fabric has none of that name; it has spine-1, /,
    );
    expect(verify("strangerStrict").code).toBe(1);
  });

  it("says what pins a device that is asked in another way", () => {
    const { code, out } = verify("unpinned");
    expect(code).toBe(1);
    expect(out).toContain("frr is asked over SSH, and not over HTTPS");
    expect(out).toContain("In devices give it its hostKey in the place of the certificate");
  });

  it("reads ways out of a stack's configuration", () => {
    expect(verify("stack").code).toBe(0);
  });

  it("takes blocks from IPAM's own list, and misses those that no switch has", () => {
    expect(verify("blocks").code).toBe(0);
    expect(verify("missed").code).toBe(1);
    expect(verify("missed").out).toContain(
      "there is no route to 10.32.0.128/26: by 10.192.0.10 (r1-n1) was foretold",
    );
    expect(verify("noBlocks").code).toBe(2);
    expect(verify("noBlocks").err).toContain("is not what kubectl get blockaffinities");
  });

  it.each([
    ["without a way", "unasked", "it was not asked: there is no way to it"],
    [
      "with another key than the pinned one",
      "impostor",
      "it can't be reached: the switch offers the host key SHA256:",
    ],
    ["that nobody answers for", "silent", "it can't be reached: 127.0.0.1 port 9"],
  ] as const)("finds a device %s, and goes on", (_, name, says) => {
    const { code, out } = verify(name);
    expect(code).toBe(1);
    expect(out).toContain(`error[device-unreachable] ${says}`);
    expect(out).toContain("r2-tor0: 4 sessions, 16 routes, as foretold");
  });

  it("says no password", () => {
    const { code, out, err } = verify("refused");
    expect(code).toBe(1);
    expect(out).toContain("refused the credentials");
    expect(`${out}${err}`).not.toContain("not-the-password");
  });

  it.each([
    ["a file of something else", "elsewhere", /has no ways to devices: user: /],
    [
      "devices without a pin",
      "pinless",
      /devices\.r1-tor0: give either a hostKey \(SSH\) or a certificate \(HTTPS\)/,
    ],
    ["a key that is none", "garbled", /devices\.r1-tor0\.hostKey: give the switch's host key/],
    ["a stack that writes files", "folder", /configurations go to a folder there/],
    [
      "nothing to log in with",
      "loginless",
      /nothing to log in to spine-1 with: set CALICO_FABRIC_SSH_PRIVATE_KEY or/,
    ],
  ] as const)("ends with 2, and a sentence, for %s", (_, name, says) => {
    const { code, err } = verify(name);
    expect(code).toBe(2);
    expect(err).toMatch(says);
  });
});
