import type { SshConnection, SwitchInputs, SwitchState } from "../../src/deliver/index.ts";

export const HOST_KEY = "SHA256:EG4r4B19Nm4ioOucQ0gMVYiQCYYNnfxk8zGftjDvj8Q";

/** How to reach and know a switch, without a login. */
export const way: Omit<SshConnection, "password" | "privateKey"> = {
  transport: "ssh",
  host: "192.0.2.1",
  user: "admin",
  hostKey: HOST_KEY,
};

export const sshConnection: SshConnection = { ...way, password: "not-told" };

export const inputs: SwitchInputs = {
  device: "tor-1",
  platform: "frr",
  artifact: "interface lo\n ip address 10.255.8.0/32\nexit\n",
  connection: sshConnection,
  numbers: { asn: "64600", loopback: "10.255.8.0" },
  renumber: false,
};

export const state: SwitchState = { ...inputs, baseline: "", startup: "", drift: [] };
