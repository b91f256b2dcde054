import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTls } from "node:tls";
import type { TrustReport } from "../../src/cli/trust/print.ts";
import { trust, type TrustOptions } from "../../src/cli/verbs/trust.ts";
import { connect } from "../../src/deliver/ssh/connect.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { selfSigned } from "../deliver/devices-servers/certificate.ts";
import { startSshServer, type SshServer } from "../deliver/devices-servers/ssh-server.ts";
import { startFrrSwitch, type FrrSwitch } from "../deliver/frr-switch.ts";
import { describeWith } from "../support/prerequisites.ts";

// Each takes a second on a machine of its own.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-trust-"));
const servers: Server[] = [];
const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const server of servers) server.close();
  await Promise.all(stops.map((stop) => stop()));
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

const SPEC: DatacenterSpec = {
  name: "dc1",
  platforms: { tors: "eos" },
  spines: [0, 1].map((index) => ({ name: `s${String(index + 1)}`, index })),
  racks: [{ name: "r1", index: 0 }],
};
writeFileSync(path("spec.json"), JSON.stringify(SPEC));

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    servers.push(server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
  });

/** A port at which nobody listens. */
async function nobody(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => servers.splice(servers.indexOf(server), 1)[0]?.close(resolve));
  return port;
}

/** Calls it with a file of ways, and says what became of that. */
async function asked(ways: string, options: Partial<TrustOptions> = {}) {
  const heard = { out: "", err: "" };
  const file = path("ways.yaml");
  writeFileSync(file, ways);
  const code = await trust(
    path("spec.json"),
    { format: "json", ways: file, ...options },
    { out: (text) => void (heard.out += text), err: (text) => void (heard.err += text) },
  );
  return { code, ...heard, ways: readFileSync(file, "utf8") };
}

const devicesIn = (out: string): TrustReport["devices"] => (JSON.parse(out) as TrustReport).devices;

describe("keys that devices show", () => {
  const heard: string[] = [];
  const certificate = selfSigned();
  let ssh: SshServer;
  let eos: number;
  let closed: number;
  beforeAll(async () => {
    ssh = await startSshServer("shell", () => undefined);
    stops.push(() => ssh.stop());
    const tls = createTls({ key: certificate.key, cert: certificate.cert }, (socket) => {
      socket.on("data", (data: Buffer) => heard.push(data.toString("latin1"))).on("error", () => undefined);
    });
    eos = await listening(tls);
    closed = await nobody();
  });

  const ways = (s1 = "", tor = "") => `user: fabric # of all
devices:
  s1:
    host: 127.0.0.1 # behind the tunnel
    port: ${String(ssh.port)}${s1}
  s2: { host: 127.0.0.1, port: ${String(closed)} }
  r1-tor0: { host: 127.0.0.1, port: ${String(eos)}${tor} }
`;

  it("are new at first, and are recorded only where that is asked for; who is silent is named, and nobody is sent a request", async () => {
    const first = await asked(ways(), { device: ["s1", "r1-tor0"] });
    expect([first.code, first.err, first.ways]).toEqual([3, "", ways()]);
    expect(devicesIn(first.out)).toMatchObject([
      { device: "s1", is: "new", recorded: false, pin: "hostKey", type: "ecdsa-sha2-nistp256" },
      { device: "r1-tor0", is: "new", recorded: false, pin: "certificate", value: certificate.pin },
    ]);

    const all = await asked(ways(), { record: true });
    expect([all.code, all.err]).toEqual([1, ""]);
    expect(devicesIn(all.out)).toMatchObject([
      { device: "s1", is: "new", recorded: true },
      {
        device: "s2",
        silent: expect.stringContaining(`127.0.0.1 port ${String(closed)}: connect ECONNREFUSED`) as string,
      },
      { device: "r1-tor0", is: "new", recorded: true },
    ]);
    const [, line = ""] = /hostKey: "(ecdsa-sha2-nistp256 \S+)"/.exec(all.ways) ?? [];
    expect(all.ways).toBe(
      ways()
        .replace("# behind the tunnel\n", `# behind the tunnel\n    hostKey: "${line}"\n`)
        .replace(
          `  r1-tor0: { host: 127.0.0.1, port`,
          `  r1-tor0: { host: 127.0.0.1, certificate: "${certificate.pin}", port`,
        ),
    );

    const again = await asked(all.ways, { record: true, device: ["s1", "r1-tor0"] });
    expect([again.code, again.ways]).toEqual([0, all.ways]);
    expect(devicesIn(again.out)).toMatchObject([{ is: "unchanged" }, { is: "unchanged" }]);
    expect(heard).toEqual([]);
  });

  it("are never replaced where others are pinned", async () => {
    const other = `SHA256:${"AB:".repeat(31)}AB`;
    const given = ways(
      "\n    hostKey: SHA256:qTUBbVR2ZyXo5jXHzXcVr1aGkZ2n8Yd1m5mYhQ9Yp0E",
      `, certificate: "${other}"`,
    );
    const {
      code,
      out,
      ways: after,
    } = await asked(given, {
      record: true,
      format: "text",
      device: ["s1", "r1-tor0"],
    });
    expect([code, after]).toEqual([1, given]);
    expect(out).toMatch(
      /^s1: CHANGED\n {2}256 SHA256:\S+ \(ECDSA\) is the hostKey of 127\.0\.0\.1 port \d+\n/,
    );
    expect(out).toContain(`${other} is pinned: nothing is replaced.`);
    expect(out).toContain("s1: ssh-keygen -lf /etc/ssh/ssh_host_ecdsa_key.pub\n");
    expect(out).toContain("\nof 2 devices: 2 changed\n");
  });

  it("are told where devices that are not one show the same", async () => {
    const { out } = await asked(ways().replace(String(closed), String(ssh.port)), { format: "text" });
    expect(out).toContain("warning: s1, s2 show one and the same key");
  });

  it("are not asked for in a way that is not the device's, nor without one", async () => {
    const { code, out } = await asked(
      `user: u\ndevices: { s1: { host: 127.0.0.1, certificate: "${certificate.pin}" } }\n`,
      { device: ["s1", "s2"] },
    );
    expect(code).toBe(1);
    expect(devicesIn(out)).toMatchObject([
      { silent: expect.stringContaining("frr is reached over SSH, and its pin is a certificate") as string },
      { silent: "there is no way to it in the file of ways" },
    ]);
  });

  it("are left to be written by hand where the file has no place for them", async () => {
    const merged = `user: u\ndevices:\n  s1: &at { host: 127.0.0.1, port: ${String(ssh.port)} }\n  s2: *at\n`;
    const { code, out, ways: after } = await asked(merged, { record: true, device: ["s2"] });
    expect([code, after]).toEqual([1, merged]);
    expect(devicesIn(out)).toMatchObject([
      {
        device: "s2",
        silent: expect.stringMatching(/Write hostKey: "ecdsa-sha2-nistp256 \S+" there by hand/) as string,
      },
    ]);
    await expect(asked(merged, { record: true, device: ["s1"] })).rejects.toThrow(
      /^nothing is written to .*by hand$/,
    );
    expect(readFileSync(path("ways.yaml"), "utf8")).toBe(merged);
  });
});

describeWith("the keys of an SSH server", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeAll(async () => {
    sw = await startFrrSwitch({ name: "trust", daemons: [], ports: [] });
    stops.push(() => sw.stop());
  });

  /** Starts it anew with keys of these types, and has it write down all that comes. */
  const serve = (...types: readonly string[]): Promise<string> =>
    sw.run(
      "sh",
      "-c",
      `kill "$(cat /run/sshd/sshd.pid)"; rm -f /run/log; cd /run
       for type in "$@"; do [ -f key-$type ] || ssh-keygen -q -t $type $([ $type = rsa ] && echo -b 2048) -N "" -C "" -f key-$type; done
       grep -v HostKey sshd/sshd_config >config; for type in "$@"; do echo "HostKey /run/key-$type" >>config; done
       /usr/sbin/sshd -f config -E /run/log -o LogLevel=DEBUG2; cat key*.pub; for type in "$@"; do ssh-keygen -lf key-$type.pub; done`,
      "sh",
      ...types,
    );
  const ways = (pin = "") => `{ "user": "root", "devices": { "s1": { "host": "${sw.host}"${pin} } } }\n`;
  const only = { device: ["s1"] };

  it("are shown as ssh-keygen shows them, and nobody has logged in for it", async () => {
    const said = await serve("rsa", "ed25519");
    const { code, out, ways: recorded } = await asked(ways(), { ...only, record: true });
    expect(code).toBe(0);
    const [one] = devicesIn(out);
    if (one === undefined || "silent" in one) throw new Error(out);
    expect(said.replaceAll(" no comment", "")).toContain(`${one.shown}\n`);
    expect(said.replaceAll(" \n", "\n")).toContain(`${one.value}\n`);
    expect(recorded).toBe(ways(`, "hostKey": "${one.value}"`));

    const log = () => sw.run("cat", "/run/log");
    expect(await log()).toContain("SSH2_MSG_NEWKEYS received");
    expect(await log()).not.toMatch(/userauth|nobody|root/);
    const connection = {
      transport: "ssh",
      host: sw.host,
      user: "root",
      hostKey: one.value,
      password: "no",
    } as const;
    await expect(connect("s1", connection)).rejects.toMatchObject({ step: "connect" });
    expect(await log()).toMatch(/userauth-request for user root/);
  });

  it("are asked for by the type that is pinned, and are others once that is gone", async () => {
    const said = await serve("rsa", "ed25519");
    const [, rsa = ""] = /(ssh-rsa \S+)/.exec(said) ?? [];
    const pinned = ways(`, "hostKey": "${rsa}"`);
    const { code, out } = await asked(pinned, only);
    expect([code, devicesIn(out)]).toMatchObject([
      0,
      [{ is: "unchanged", shown: expect.stringContaining("2048 ") as string }],
    ]);

    await serve("ed25519");
    const after = await asked(pinned, { ...only, record: true });
    expect([after.code, after.ways]).toEqual([1, pinned]);
    expect(devicesIn(after.out)).toMatchObject([{ is: "changed", type: "ssh-ed25519" }]);
  });
});
