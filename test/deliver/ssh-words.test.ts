import { DeliveryError } from "../../src/deliver/index.ts";
import { redact } from "../../src/deliver/redact.ts";
import { parsePin } from "../../src/deliver/ssh/host-key.ts";
import { commandLine } from "../../src/deliver/ssh/quote.ts";
import { run } from "../support/run.ts";

const HOSTILE = ["", "a b", "it's", `"$(reboot)"`, "`reboot`", "line\nline", "\\", "-n", "*", "!x", "é;&|<>"];

describe("a remote command line", () => {
  it("hands every argument over as it is, through whatever shell", async () => {
    const command = commandLine(`printf '%s\\0' "$@"`, HOSTILE, false);
    const { stdout } = await run("sh", ["-c", command]);
    expect(stdout.split("\0").slice(0, -1)).toEqual(HOSTILE);
  });

  it("goes through sudo where asked", () =>
    expect(commandLine("id", ["a'b"], true)).toBe(`sudo -n sh -c 'id' sh 'a'\\''b'`));
});

describe("a pinned host key", () => {
  const line = "AAAAC3NzaC1lZDI1NTE5AAAAIGxZmsxnm1fiJOWxOXiFfThKH+Oh7WjEI0qys6dMbXOE";
  const fingerprint = "SHA256:EG4r4B19Nm4ioOucQ0gMVYiQCYYNnfxk8zGftjDvj8Q";

  it("is a fingerprint, padded or not", () => {
    expect(parsePin(` ${fingerprint}\n`)).toEqual({ fingerprint });
    expect(parsePin(`${fingerprint}=`)).toEqual({ fingerprint });
  });

  it("is a public key line, also of a known_hosts file", () => {
    const pin = { type: "ssh-ed25519", fingerprint };
    expect(parsePin(`ssh-ed25519 ${line} root@tor-1`)).toEqual(pin);
    expect(parsePin(`[tor-1]:2222,192.0.2.1 ssh-ed25519 ${line}`)).toEqual(pin);
  });

  it.each(["", "SHA256:short", "MD5:11:22", "ssh-ed25519", "ssh-ed25519 !!!"])("is not %j", (text) =>
    expect(parsePin(text)).toBeUndefined(),
  );
});

describe("words for the user", () => {
  it("have their secrets masked", () =>
    expect(redact("neighbor A password s3 cret\n ip ospf message-digest-key 1 md5 abc\npassword\nok")).toBe(
      "neighbor A password ********\n ip ospf message-digest-key 1 md5 ********\npassword\nok",
    ));

  it("are not masked where they are our own", () => {
    const detail = 'secrets["nodes"]: the configuration needs this password and it is not given';
    const own = new DeliveryError({ step: "check", device: "tor-1", detail, advice: "", ours: true });
    expect(own.message).toBe(`tor-1: step "check" failed: ${detail}.`);
  });

  it("are one paragraph: where, which step, the device's words, what to do; and no stack", () => {
    const error = new DeliveryError({
      step: "check",
      device: "tor-1",
      detail: "line 3: % Unknown command: neighbor A pasword x\n  line 4: neighbor A password secret\n",
      advice: "Nothing on the switch was changed.",
    });
    expect(error.message).toBe(
      'tor-1: step "check" failed: line 3: % Unknown command: neighbor A pasword x; line 4: neighbor A password ********. Nothing on the switch was changed.',
    );
    expect(error.stack).toBe("");
  });
});
