import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { switchConfig, type SshConnection } from "../../src/deliver/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { inputsFor } from "./frr-over-ssh.ts";
import { startFrrSwitch, SWITCH_PASSWORD, type FrrSwitch } from "./frr-switch.ts";
import { HOST_KEY, inputs, state } from "./inputs.ts";
import { including, matching } from "./matching.ts";

describe("a switch that cannot be reached", () => {
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  const listening = (answer?: string): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer((socket) => (answer === undefined ? socket.resume() : socket.end(answer)));
      servers.push(server);
      server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });

  const readAt = (port: number): Promise<unknown> =>
    switchConfig.read("tor-1", {
      ...state,
      connection: { ...(inputs.connection as SshConnection), host: "127.0.0.1", port, timeoutSeconds: 1 },
    });

  it("refuses", async () => {
    const port = await listening();
    servers.splice(0).forEach((server) => server.close());
    await expect(readAt(port)).rejects.toMatchObject({
      step: "connect",
      message: matching(/^tor-1: step "connect" failed: 127\.0\.0\.1 port \d+: connect ECONNREFUSED/),
    });
  });

  it("says nothing", async () => {
    await expect(readAt(await listening())).rejects.toMatchObject({
      step: "connect",
      detail: matching(/^127\.0\.0\.1 port \d+ did not answer in time$/),
    });
  });

  it("speaks something else", async () => {
    await expect(readAt(await listening("HTTP/1.1 400 Bad Request\r\n\r\n"))).rejects.toMatchObject({
      name: "DeliveryError",
      step: "connect",
    });
  });
});

describeWith("logging in to a switch", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeAll(async () => {
    sw = await startFrrSwitch({ name: "connect" });
  });
  afterAll(() => sw.stop());

  const read = (change: Partial<SshConnection>): Promise<unknown> => {
    const given = inputsFor(sw, change);
    return switchConfig.read("tor-1", { ...given, baseline: "", startup: "", drift: [] });
  };

  it("takes a public key line for the host key", async () => {
    await expect(read({ hostKey: sw.hostKeyLine })).resolves.toMatchObject({ id: "tor-1" });
  });

  it("takes a password", async () => {
    await expect(read({ password: SWITCH_PASSWORD })).resolves.toMatchObject({ id: "tor-1" });
  });

  it("refuses another host key, and names both", async () => {
    await expect(read({ hostKey: HOST_KEY })).rejects.toMatchObject({
      step: "connect",
      detail: `the switch offers the host key ${sw.hostKey}, the one pinned is ${HOST_KEY}`,
    });
  });

  it("is refused with a wrong password, which is not told", async () => {
    const failure = read({ password: "wrong-secret" });
    await expect(failure).rejects.toMatchObject({
      step: "connect",
      detail: `${sw.host} port 22 refused the credentials`,
    });
    await expect(failure).rejects.not.toMatchObject({ message: including("wrong-secret") });
  });

  it("is not tried with a key that cannot be read", async () => {
    await expect(read({ privateKey: "no key" })).rejects.toMatchObject({
      step: "connect",
      message: matching(/Cannot parse privateKey.*Give a private key in OpenSSH or PEM form/),
    });
  });
});
