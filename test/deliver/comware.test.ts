import { deviceManager } from "../../src/deliver/devices/manager.ts";
import { holdComware } from "../../src/deliver/comware/hold.ts";
import type { SshConnection, SwitchInputs, SwitchState } from "../../src/deliver/index.ts";
import { plainDialect } from "./device-servers/plain-dialect.ts";
import { startComware, type ComwareServer } from "./device-servers/comware-server.ts";
import { PASSWORD, USER } from "./device-servers/ssh-server.ts";

const manager = deviceManager({ dialect: plainDialect, hold: holdComware });
const servers: ComwareServer[] = [];
const ONE = "ip route-static 10.64.7.0 24 NULL0 preference 250\n";
const TWO = `${ONE}ip route-static 10.64.8.0 24 NULL0 preference 250\n`;

const over = (server: ComwareServer): SshConnection => ({
  transport: "ssh", host: "127.0.0.1", port: server.port, user: USER, password: PASSWORD, hostKey: server.hostKey, timeoutSeconds: 2, rollbackSeconds: 5,
});
const given = (server: ComwareServer, artifact: string): SwitchState & { connection: SshConnection } => ({
  device: "r1-tor0", platform: "comware", artifact, connection: over(server), numbers: {}, renumber: false, baseline: "", startup: "", drift: [],
});

afterEach(() => Promise.all(servers.splice(0).map((one) => one.stop())));
it.each(["chunked", "end-of-message"] as const)("works in %s", async (framing) => {
  const server = await startComware(framing);
  servers.push(server);
  const before = server.running();
  await manager.hold(given(server, ONE), (held) => held.install(given(server, ONE)));
  expect(server.running()).toContain(ONE);
  expect(server.startup()).toBe(server.running());
  await manager.hold(given(server, TWO), (held) => held.change(given(server, TWO), given(server, ONE)));
  expect(server.running()).toContain(TWO);
  server.faults.plan("configure", { kind: "cut within" });
  await expect(manager.hold(given(server, ONE), (held) => held.change(given(server, ONE), given(server, TWO)))).rejects.toMatchObject({ message: "" });
  await manager.hold(given(server, ""), (held) => held.remove(given(server, TWO)));
  expect(server.running()).toBe(before);
});
