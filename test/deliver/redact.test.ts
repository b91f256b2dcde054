import { redact } from "../../src/deliver/redact.ts";

describe("the secrets of a configuration", () => {
  it.each([
    ["neighbor SPINES password 7 0822455D", "neighbor SPINES password ********"],
    ["snmp-server community S3cret ro", "snmp-server community ********"],
    ["tacacs-server key 7 S3cret", "tacacs-server key ********"],
    ["radius-server host 10.0.0.1 key 7 S3cret", "radius-server host 10.0.0.1 key ********"],
    [
      "  ospf authentication-mode hmac-sha256 1 cipher S3cret",
      "  ospf authentication-mode hmac-sha256 ********",
    ],
    ["ospf authentication-mode simple cipher S3cret", "ospf authentication-mode simple ********"],
    ["ospf authentication-mode simple plain S3cret", "ospf authentication-mode simple plain ********"],
    ["ospf authentication-mode hmac-sha256 1 plain S3cret", "ospf authentication-mode hmac-sha256 ********"],
    [
      "ospfv3 authentication-mode hmac-sha256 key-id 1 cipher S3cret",
      "ospfv3 authentication-mode hmac-sha256 ********",
    ],
    ["peer 10.0.0.1 keyed cipher S3cret", "peer 10.0.0.1 keyed cipher ********"],
    ["local-user fabric irreversible-cipher S3cret", "local-user fabric irreversible-cipher ********"],
    ["ip ospf message-digest-key 1 sha256 7 S3cret", "ip ospf message-digest-key 1 sha256 ********"],
    [
      "ipv6 ospf authentication ipsec spi 256 sha1 passphrase 7 S3cret",
      "ipv6 ospf authentication ipsec spi 256 sha1 ********",
    ],
    [
      "ospfv3 encryption ipsec spi 256 esp null sha1 7 S3cret",
      "ospfv3 encryption ipsec spi 256 esp null ********",
    ],
    [
      "ospfv3 encryption ipsec spi 256 esp aes 128 S3cret sha1 S3cret",
      "ospfv3 encryption ipsec spi 256 esp aes 128 ********",
    ],
  ])("are masked in %j", (line, masked) => {
    expect(redact(`before\n${line}\nafter`)).toBe(`before\n${masked}\nafter`);
  });

  it.each([
    "ospf network-type p2p",
    "ip ospf authentication message-digest",
    "ospf authentication-mode keychain fabric",
    "ipv6 ospf 1 area 0.0.0.0",
    "the certificate is SHA256:abc",
    "Encrypted private OpenSSH key detected, but no passphrase given",
    "neighbor SPINES password ********",
  ])("are not seen in %j", (line) => {
    expect(redact(line)).toBe(line);
  });
});
