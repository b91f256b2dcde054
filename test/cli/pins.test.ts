import { withPinsIn, type Pin } from "../../src/cli/trust/pins.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGxZmsxnm1fiJOWxOXiFfThKH+Oh7WjEI0qys6dMbXOE";
const CERTIFICATE = `SHA256:${Array.from({ length: 32 }, () => "AB").join(":")}`;

const s1: Pin = { device: "s1", name: "hostKey", value: KEY };
const t1: Pin = { device: "t1", name: "certificate", value: CERTIFICATE };

describe("pins in a file of ways", () => {
  it("come below each device's host, and nothing else of the file changes", () => {
    const text = `# Who looks after this: the network's people.
user:   fabric
devices:
    s1:   # the first
        host: 192.0.2.1  # in row 1

        port: 2222
    t1: {host: 192.0.2.2,   user: 'admin'} # over HTTPS
    s2: { host: 192.0.2.3, hostKey: "SHA256:qTUBbVR2ZyXo5jXHzXcVr1aGkZ2n8Yd1m5mYhQ9Yp0E" }
`;
    expect(withPinsIn(text, [s1, t1])).toEqual({
      left: [],
      text: text
        .replace("# in row 1\n", `# in row 1\n        hostKey: "${KEY}"\n`)
        .replace("{host: 192.0.2.2,", `{host: 192.0.2.2,certificate: "${CERTIFICATE}",`),
    });
  });

  it("are JSON in a file of JSON, on a line of their own where the others are", () => {
    const text = JSON.stringify({ user: "fabric", devices: { s1: { host: "::1", port: 22 } } }, null, 2);
    const { text: written = "" } = withPinsIn(text, [s1]) ?? {};
    expect(JSON.stringify(JSON.parse(written), null, 2)).toBe(written);
    expect(JSON.parse(written)).toEqual({
      user: "fabric",
      devices: { s1: { host: "::1", hostKey: KEY, port: 22 } },
    });
    const compact = '{"user":"fabric","devices":{"s1":{"host":"::1"}}}';
    expect(withPinsIn(compact, [s1])?.text).toBe(compact.replace('"::1"', `"::1","hostKey": "${KEY}"`));
  });

  it("stand in a stack's own file, with its line ends", () => {
    const text =
      "config:\r\n  dc:cluster: { target: kubernetes }\r\n  dc:switches:\r\n    user: fabric\r\n    devices:\r\n      s1:\r\n        host: 192.0.2.1";
    expect(withPinsIn(text, [s1])).toEqual({ left: [], text: `${text}\r\n        hostKey: "${KEY}"` });
  });

  it.each([
    ["is an alias", "x: &one { host: 192.0.2.1 }\nuser: u\ndevices:\n  s1: *one\n"],
    [
      "has its host by a merge",
      "x: &one { host: 192.0.2.1 }\nuser: u\ndevices:\n  s1: { <<: *one, port: 22 }\n",
    ],
    ["has a pin", 'user: u\ndevices:\n  s1: { host: 192.0.2.1, hostKey: "SHA256:other" }\n'],
    ["is not there", "user: u\ndevices: {}\n"],
    ["is written in another way", "user: u\ndevices:\n  s1:\n    ? host\n    : 192.0.2.1\n"],
  ])("are left to people where the device %s", (_, text) => {
    expect(withPinsIn(text, [s1])).toEqual({ left: ["s1"], text });
  });

  it("are not written at all where others would get them, too", () => {
    const text = "user: u\ndevices:\n  s1: &one\n    host: 192.0.2.1\n  t1: { <<: *one, port: 2222 }\n";
    expect(withPinsIn(text, [s1])).toBeUndefined();
    expect(withPinsIn("user: [", [s1])).toBeUndefined();
  });
});
