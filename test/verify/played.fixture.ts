import { readFileSync } from "node:fs";
import ssh2 from "ssh2";
import type { DatacenterSpec } from "../../src/index.ts";
import type { Heard } from "../../src/verify/index.ts";
import { changed, fabricOf, hear, withRoutes, withSessions, type Hearing } from "./heard.ts";

/*
 * Plays the switches of a fabric that run FRR, over real SSH, so that the command can be tried where there is no root: each answers as FRR 8.4
 * would if all were as the simulator says, or with one session shut and one route typed in. The lab asks real ones.
 *
 *     node test/verify/played.fixture.ts SPEC.json [damaged]
 *
 * Prints the ways to them as JSON, and ends when standard input does.
 */

const PASSWORD = "played";
const FAMILIES = { "ipv4 unicast": "ipv4", "ipv6 unicast": "ipv6" } as const;
const TABLES = { "show ip route": "ipv4", "show ipv6 route": "ipv6" } as const;

const summaryOf = ({ sessions }: Heard, family: "ipv4" | "ipv6"): unknown => ({
  peers: Object.fromEntries(
    (sessions[family] ?? []).map(({ peer, asn, state, accepted, sent }) => [
      peer,
      {
        remoteAs: asn,
        state: state.replace(/(?:^|\()[a-z]/g, (letter) => letter.toUpperCase()),
        pfxRcd: accepted,
        pfxSnt: sent,
      },
    ]),
  ),
});

const tableOf = ({ routes }: Heard, family: "ipv4" | "ipv6"): unknown =>
  Object.fromEntries(
    (routes[family] ?? []).map(({ prefix, protocol, nextHops }) => {
      const hops = nextHops.map(({ address, interface: port }) => ({
        fib: true,
        ...(address === null ? { directlyConnected: true } : { ip: address }),
        interfaceName: port,
      }));
      const nexthops = hops.length === 0 ? [{ fib: true, blackhole: true }] : hops;
      return [prefix, [{ prefix, protocol, selected: true, installed: true, nexthops }]];
    }),
  );

function answer(said: Heard, command: string): string {
  for (const [words, family] of Object.entries(FAMILIES))
    if (command.includes(`show bgp ${words} summary`)) return JSON.stringify(summaryOf(said, family));
  for (const [words, family] of Object.entries(TABLES))
    if (command.includes(words)) return JSON.stringify(tableOf(said, family));
  return "";
}

/** What comes before an answer is told apart by a mark that the command itself prints. */
const markIn = (command: string): string => `${/calico-fabric-[0-9a-f]{16}/.exec(command)?.[0] ?? ""}\n`;

function play(said: Heard): Promise<{ readonly port: number; readonly hostKey: string }> {
  // Of its ed25519 keys ssh2 makes one in some two hundred that it cannot read.
  const key = ssh2.utils.generateKeyPairSync("ecdsa", { bits: 256 });
  const server = new ssh2.Server({ hostKeys: [key.private] }, (client) => {
    client.on("error", () => undefined);
    client.on("authentication", (login) => {
      if (login.method === "password" && login.password === PASSWORD) login.accept();
      else login.reject(["password"]);
    });
    client.on("session", (accept) => {
      accept().on("exec", (acceptExec, _reject, { command }) => {
        const channel = acceptExec();
        channel.stderr.write(markIn(command));
        channel.write(`${markIn(command)}${answer(said, command)}`);
        channel.exit(0);
        channel.end();
      });
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { readonly port: number };
      resolve({ port, hostKey: key.public });
    });
  });
}

/** The first ToR's session with its first spine is shut, and a route to another rack's pods typed in. */
function damaged(heard: Hearing): Hearing {
  const down = (state: string, peer: string) =>
    withSessions((all) =>
      all.map((one) => (one.peer === peer ? { ...one, state, accepted: 0, sent: 0 } : one)),
    );
  const shut = changed(heard, "r1-tor0", down("idle (admin)", "10.254.0.0"));
  const seen = changed(shut, "spine-1", down("active", "10.254.0.1"));
  return changed(
    seen,
    "r1-tor0",
    withRoutes((all) => [...all, { prefix: "10.32.16.0/20", protocol: "static", nextHops: [] }]),
  );
}

const [file = "", how] = process.argv.slice(2);
const fabric = fabricOf(JSON.parse(readFileSync(file, "utf8")) as DatacenterSpec);
const shut = { kind: "session", devices: ["r1-tor0", "spine-1"], network: "10.254.0.0/31" } as const;
const heard = how === "damaged" ? damaged(hear(fabric, { failures: [shut] })) : hear(fabric);
const devices: Record<string, unknown> = {};
for (const [device, said] of heard) devices[device] = { host: "127.0.0.1", ...(await play(said)) };
process.stdout.write(`${JSON.stringify({ user: "fabric", devices })}\n`);
process.stdin.on("end", () => process.exit(0)).resume();
