import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  switchConfig,
  type SshConnection,
  type SwitchInputs,
  type SwitchState,
} from "../../src/deliver/index.ts";
import { slotsIn } from "../../src/text/secret-slot.ts";
import { created, driftOf, failure, removed, updated } from "./devices-servers/bench.ts";
import { startVrp, type VrpAsked, type VrpServer } from "./devices-servers/vrp-server.ts";
import type { Fault } from "./devices-servers/faults.ts";
import { PASSWORD, USER } from "./devices-servers/ssh-server.ts";
import { faultTable } from "./devices-servers/table.ts";
import { HOST_KEY } from "./inputs.ts";
import { matching } from "./matching.ts";

const SECRET = "Fabric-Secret-1";
const artifact = readFileSync(join(process.cwd(), "test/golden/platforms/vrp/guarded/r1-tor0.cfg"), "utf8");
const CHANGED = artifact.replace("description r1-n2", "description r1-n2 moved");
const PEERS = ["10.254.0.0", "10.254.0.2"];

const servers: VrpServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function started(...options: Parameters<typeof startVrp>): Promise<VrpServer> {
  const server = await startVrp(...options);
  servers.push(server);
  // Ports are there before anybody says a word of them.
  const ports = artifact.match(/^interface \d+GE\S+$/gm) ?? [];
  server.type("sysname tor", "vlan 7", "name theirs", "quit", ...ports.flatMap((port) => [port, "quit"]));
  server.save();
  server.peers = PEERS;
  return server;
}

const inputsFor = (server: VrpServer, change: Partial<SshConnection> = {}): SwitchInputs => ({
  device: "r1-tor0",
  platform: "vrp",
  artifact,
  secrets: Object.fromEntries(slotsIn(artifact).map((name) => [name, SECRET])),
  connection: {
    transport: "ssh",
    host: "127.0.0.1",
    port: server.port,
    user: USER,
    password: PASSWORD,
    hostKey: server.hostKey,
    timeoutSeconds: 1,
    rollbackSeconds: 2,
    ...change,
  },
  numbers: { asn: "64600" },
  renumber: false,
});

describe("a VRP switch by its command line", () => {
  it.each([false, true])(
    "is given its configuration, changed, looked at and left as it was, with pages: %s",
    async (paging) => {
      const server = await started({ paging });
      const before = server.running();
      const state = await created(inputsFor(server));
      expect(server.running()).toContain("name theirs");
      expect(server.running()).toContain("ip ip-prefix TO-SPINES index 30");
      expect(server.startup()).toBe(server.running());
      expect(await driftOf(state)).toEqual([]);
      const after = await updated(state, { artifact: CHANGED });
      expect(server.running()).toContain("description r1-n2 moved");
      expect(server.startup()).toBe(server.running());
      await removed(after);
      expect(server.running()).toBe(before);
      expect(server.startup()).toBe(before);
    },
  );
});
