import { switchConfig, type SwitchInputs } from "../../src/deliver/index.ts";
import { HOST_KEY, inputs, sshConnection, way } from "./inputs.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const failures = async (news: unknown, olds?: Partial<SwitchInputs>): Promise<unknown[]> =>
  (await switchConfig.check(olds, news as SwitchInputs)).failures;

describe("the check of a switch's inputs", () => {
  it("takes a connection with a key or a password, a fingerprint or a public key", async () => {
    const line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGxZmsxnm1fiJOWxOXiFfThKH+Oh7WjEI0qys6dMbXOE tor-1";
    expect(await failures(inputs)).toEqual([]);
    expect(await failures({ ...inputs, connection: { ...way, privateKey: "x", hostKey: line } })).toEqual([]);
    expect(await failures({ ...inputs, connection: { transport: "file", path: "out/tor-1.conf" } })).toEqual(
      [],
    );
  });

  it("takes in a preview what is not known yet", async () => {
    expect(await failures({ ...inputs, connection: UNKNOWN })).toEqual([]);
    expect(await failures({ ...inputs, connection: { ...sshConnection, hostKey: UNKNOWN } })).toEqual([]);
    expect(await failures({ ...inputs, numbers: { asn: UNKNOWN } }, inputs)).toEqual([]);
  });

  it("names every property that is wrong, and never its secret", async () => {
    const connection = {
      transport: "ssh",
      host: "a b; reboot",
      user: "",
      port: 70000,
      hostKey: "MD5:00",
      privateKey: "PRIVATE",
      password: "SECRET",
      hostkey: HOST_KEY,
    };
    const found = await failures({ ...inputs, artifact: "", connection });
    expect(found).toEqual([
      { property: "artifact", reason: "there is no configuration to deliver" },
      { property: "connection.host", reason: "give a host name or an address" },
      { property: "connection.port", reason: "Too big: expected number to be <=65535" },
      { property: "connection.user", reason: "give the user to log in as" },
      {
        property: "connection.hostKey",
        reason: "give the switch's host key as a fingerprint SHA256:... or as an OpenSSH public key line",
      },
      { property: "connection", reason: 'Unrecognized key: "hostkey"' },
      { property: "connection", reason: "give either a privateKey or a password" },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|PRIVATE/);
  });

  it("wants one of key and password", async () => {
    const both = { ...sshConnection, privateKey: "x" };
    for (const connection of [both, way]) {
      expect(await failures({ ...inputs, connection })).toEqual([
        { property: "connection", reason: "give either a privateKey or a password" },
      ]);
    }
  });

  it("lists the transports that exist", async () => {
    expect(await failures({ ...inputs, connection: { transport: "telnet" } })).toEqual([
      { property: "connection.transport", reason: "expected one of file, ssh" },
    ]);
  });

  it("refuses to renumber a switch until the user names it", async () => {
    const news = { ...inputs, numbers: { asn: "64601", loopback: "10.255.8.0" } };
    expect(await failures(news, inputs)).toEqual([
      {
        property: 'numbers["asn"]',
        reason:
          "tor-1: asn is 64600 and would become 64601, which resets what depends on it. If that is meant, add tor-1 to `renumber` in the stack's configuration.",
      },
    ]);
    expect(await failures({ ...news, renumber: true }, inputs)).toEqual([]);
  });

  it("lets numbers come and go", async () => {
    expect(
      await failures({ ...inputs, numbers: { asn: "64600", "link spine-1": "10.254.0.1/31" } }, inputs),
    ).toEqual([]);
  });
});
