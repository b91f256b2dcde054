import { connectionTo, undeliverable } from "../../components/connections.ts";
import type { SshDelivery } from "../../components/delivery.ts";
import { defaultPort } from "../../src/deliver/default-port.ts";
import type { SwitchInputs } from "../../src/deliver/index.ts";

const delivery: SshDelivery = {
  transport: "ssh",
  user: "fabric",
  privateKey: "a key",
  password: "a password",
  timeoutSeconds: 30,
  devices: {
    secure: { host: "192.0.2.1", certificate: "SHA256:00" },
    shell: { host: "192.0.2.2", hostKey: "SHA256:AA" },
    own: { host: "192.0.2.3", hostKey: "SHA256:BB", port: 2222, user: "other" },
  },
};

const at = (device: string, platform: SwitchInputs["platform"]) => ({ device, platform, extension: ".cfg" });

describe("the way to a device", () => {
  it("is that of its system", () => {
    expect(connectionTo(at("secure", "eos"), delivery)).toEqual({
      transport: "https",
      host: "192.0.2.1",
      user: "fabric",
      password: "a password",
      certificate: "SHA256:00",
      timeoutSeconds: 30,
    });
    expect(connectionTo(at("shell", "sonic"), delivery)).toMatchObject({ transport: "ssh" });
    expect((["frr", "eos", "comware", "cumulus"] as const).map(defaultPort)).toEqual([22, 443, 830, 8765]);
  });

  it("has a key rather than a password over SSH, and what the device has of its own", () => {
    expect(connectionTo(at("own", "frr"), delivery)).toEqual({
      transport: "ssh",
      host: "192.0.2.3",
      port: 2222,
      user: "other",
      privateKey: "a key",
      hostKey: "SHA256:BB",
      timeoutSeconds: 30,
    });
  });

  it("needs what the system is pinned by, and over HTTPS a password", () => {
    const { password: _, ...keyed } = delivery;
    expect(undeliverable([at("secure", "vrp"), at("secure", "nxos")], keyed, "It")).toEqual([
      "It has no hostKey for secure: vrp is configured over SSH. Give it in switches.devices, in the place of the certificate.",
      "It has no password for secure, which are configured over HTTPS.",
    ]);
  });

  it("is a file for a system of its own without an address, where there is a folder, and not for a host or what runs FRR", () => {
    const files = { ...delivery, files: "out" };
    expect(undeliverable([at("r1", "eos")], delivery, "It")).toEqual([
      "It has no address for r1. Add host and certificate of each to switches.devices.",
    ]);
    expect(undeliverable([at("r1", "eos")], files, "It")).toEqual([]);
    expect(connectionTo(at("r1", "eos"), files)).toEqual({ transport: "file", path: "out/r1.cfg" });
    expect(undeliverable([at("r2", "frr"), at("h1", "bird2")], files, "It")).toEqual([
      "It has no address for r2, h1. Add host and hostKey of each to switches.devices.",
    ]);
  });
});
