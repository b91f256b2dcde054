import {
  fabricNumbers,
  switchConfig,
  type CheckFailure,
  type SwitchInputs,
} from "../../src/deliver/index.ts";
import { HOST_KEY, inputs, sshConnection, way } from "./inputs.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const checked = async (news: unknown, olds?: Partial<SwitchInputs>): Promise<readonly CheckFailure[]> =>
  (await switchConfig.check(olds, news as SwitchInputs)).failures;

/** Pulumi prints the value of a property that it is told of, so the words say which. */
async function failures(news: unknown, olds?: Partial<SwitchInputs>): Promise<readonly string[]> {
  const found = await checked(news, olds);
  expect(found.map(({ property }) => property)).toEqual(found.map(() => ""));
  return found.map(({ reason }) => reason);
}

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
      "artifact: there is no configuration to deliver",
      "connection.host: give a host name or an address",
      "connection.port: Too big: expected number to be <=65535",
      "connection.user: give the user to log in as",
      "connection.hostKey: give the switch's host key as a fingerprint SHA256:... or as an OpenSSH public key line",
      'connection: Unrecognized key: "hostkey"',
      "connection: give either a privateKey or a password",
    ]);
    expect(JSON.stringify(found)).not.toMatch(/SECRET|PRIVATE/);
  });

  it("wants one of key and password", async () => {
    const both = { ...sshConnection, privateKey: "x" };
    for (const connection of [both, way]) {
      expect(await failures({ ...inputs, connection })).toEqual([
        "connection: give either a privateKey or a password",
      ]);
    }
  });

  it("lists the transports that exist", async () => {
    expect(await failures({ ...inputs, connection: { transport: "telnet" } })).toEqual([
      "connection.transport: expected one of file, ssh, https",
    ]);
  });

  it("refuses to renumber a switch until the user names it", async () => {
    const news = { ...inputs, numbers: { asn: "64601", loopback: "10.255.8.0" } };
    expect(await failures(news, inputs)).toEqual([
      "tor-1: asn is 64600 and would become 64601, which resets what depends on it. If that is meant, add tor-1 to `renumber` in the stack's configuration.",
    ]);
    expect(await failures({ ...news, renumber: true }, inputs)).toEqual([]);
  });

  it("lets numbers come and go", async () => {
    expect(
      await failures({ ...inputs, numbers: { asn: "64600", "link spine-1": "10.254.0.1/31" } }, inputs),
    ).toEqual([]);
  });
});

describe("the check of a fabric's numbers", () => {
  const numbers = (asn: string) => ({
    s0: { asn: "64512", loopback: "10.255.0.0" },
    t1: { asn, loopback: "10.255.8.0" },
    t2: { asn, loopback: "10.255.8.1" },
  });
  const refused = async (renumber: readonly string[], news = numbers("64700")) =>
    (
      await fabricNumbers.check(
        { numbers: numbers("64600"), renumber: [] },
        { numbers: news, record: {}, renumber },
      )
    ).failures;

  it("refuses every number of every device that would change, in one message that names all", async () => {
    expect(await refused([])).toEqual([
      {
        property: "",
        reason: [
          "numbers that were given out would change, which resets what depends on them:",
          "  t1: asn is 64600 and would become 64700",
          "  t2: asn is 64600 and would become 64700",
          "If that is meant, add t1, t2 to `renumber` in the stack's configuration.",
        ].join("\n"),
      },
    ]);
    const loopback = { ...numbers("64700"), t1: { asn: "64700", loopback: "10.255.9.0" } };
    expect((await refused(["t2"], loopback))[0]?.reason).toContain(
      "t1: asn is 64600 and would become 64700; loopback is 10.255.8.0 and would become 10.255.9.0\nIf",
    );
  });

  it("takes what is named, what is the same, and devices that come and go", async () => {
    expect(await refused(["t1", "t2"])).toEqual([]);
    expect(await refused([], numbers("64600"))).toEqual([]);
    const { s0, t1 } = numbers("64600");
    expect(await refused([], { s0, t1, t3: t1 } as never)).toEqual([]);
    const all = { numbers: numbers("64600"), record: {}, renumber: [] };
    expect((await fabricNumbers.check(undefined, all)).failures).toEqual([]);
    expect((await fabricNumbers.check({}, all)).failures).toEqual([]);
  });
});
