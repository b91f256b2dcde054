import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startFrrSwitch, type FrrSwitch } from "../deliver/frr-switch.ts";
import type { BirdPrograms as AllPrograms } from "../lab/bird.ts";
import { waitFor } from "../support/wait-for.ts";

/** Its peers are IPv4's. */
type BirdPrograms = Pick<AllPrograms, "bird" | "birdc">;

/** A peer of the switch: BIRD 1.6 in a network namespace of its own behind one of the switch's ports. */
export interface BirdPeer {
  /** The switch's port that it is behind. */
  readonly port: string;
  /** Its own address and prefix length. */
  readonly address: string;
  readonly config: string;
}

/** A switch with peers, and when each session came up. */
export interface FrrWithPeers {
  readonly sw: FrrSwitch;
  /** When the session with each peer came up, in the switch's seconds, once all have been up for so many. */
  settled(seconds: number): Promise<ReadonlyMap<string, number>>;
  /** Has a peer take over a changed configuration, as Calico's nodes do. */
  configure(port: string, config: string): Promise<void>;
  stop(): Promise<void>;
}

interface NeighborJson {
  readonly bgpState?: string;
  readonly bgpTimerUpEstablishedEpoch?: number;
}

const write = (sw: FrrSwitch, file: string, text: string): Promise<string> =>
  sw.run("sh", "-c", 'printf %s "$1" >"$2"', "sh", text, file);

async function startPeer(sw: FrrSwitch, { bird }: BirdPrograms, peer: BirdPeer): Promise<void> {
  const { port, address, config } = peer;
  const inside = (...command: string[]): Promise<string> => sw.run("ip", "netns", "exec", port, ...command);
  await sw.run("ip", "netns", "add", port);
  await sw.run("ip", "link", "set", `${port}-far`, "netns", port);
  await inside("ip", "link", "set", "lo", "up");
  await inside("ip", "addr", "add", address, "dev", `${port}-far`);
  await inside("ip", "link", "set", `${port}-far`, "up");
  await write(sw, `/run/${port}.conf`, config);
  await inside(bird, "-c", `/run/${port}.conf`, "-s", `/run/${port}.ctl`, "-P", `/run/${port}.pid`);
}

/** A switch sees neither /tmp nor its user's home as this machine has them. */
function copied({ bird, birdc }: BirdPrograms): BirdPrograms & { readonly folder: string } {
  const folder = mkdtempSync("/var/tmp/bird-");
  const copy = { bird: join(folder, "bird"), birdc: join(folder, "birdc") };
  cpSync(bird, copy.bird);
  cpSync(birdc, copy.birdc);
  return { ...copy, folder };
}

/** Starts a switch whose peers are already waiting for it. */
export async function startFrrWithPeers(
  name: string,
  programs: BirdPrograms,
  peers: readonly BirdPeer[],
): Promise<FrrWithPeers> {
  const sw = await startFrrSwitch({ name, ports: peers.map(({ port }) => port) });
  const { folder, ...copy } = copied(programs);
  for (const peer of peers) await startPeer(sw, copy, peer);
  const wanted = peers.map((peer) => peer.address.replace(/\/.*/, ""));
  const settledFor = async (seconds: number): Promise<ReadonlyMap<string, number> | false> => {
    const neighbors = JSON.parse(await sw.vtysh("show bgp neighbors json")) as Record<string, NeighborJson>;
    const since = new Map(
      wanted.map((peer) => [peer, neighbors[peer]?.bgpTimerUpEstablishedEpoch ?? Infinity] as const),
    );
    const up = wanted.every((peer) => neighbors[peer]?.bgpState === "Established");
    return up && [...since.values()].every((then) => Date.now() / 1000 - then >= seconds) && since;
  };
  return {
    sw,
    settled: (seconds) =>
      waitFor(() => settledFor(seconds), {
        what: `the sessions of ${name} with ${wanted.join(", ")}`,
        withinSeconds: 60,
      }),
    async configure(port, config) {
      await write(sw, `/run/${port}.conf`, config);
      await sw.run(copy.birdc, "-s", `/run/${port}.ctl`, "configure");
    },
    async stop() {
      await sw.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
