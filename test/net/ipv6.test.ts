import fc from "fast-check";
import { IPv6 } from "ip-num";
import { formatIpv6, formatPool6, formatPrefix6, overlaps6 } from "../../src/net/ipv6.ts";

const ipv6 = fc.ipV6().map((text) => new IPv6(text).getValue());

describe("IPv6 addresses", () => {
  it.each([
    // RFC 5952, sections 2 and 4: the text that there is one of.
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:0db8:0000:0000:0000:0000:0002:0001", "2001:db8::2:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:DB8:AAAA:BBBB:CCCC:DDDD:EEEE:1", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:1"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["0:0:0:0:0:0:0:1", "::1"],
    ["fd00:0:0:0:0:0:0:0", "fd00::"],
  ])("%s is written %s", (long, short) => {
    expect(formatIpv6(new IPv6(long).getValue())).toBe(short);
  });

  it("read back what was written", () => {
    fc.assert(
      fc.property(ipv6, (address) => {
        const text = formatIpv6(address);
        expect(new IPv6(text).getValue()).toBe(address);
        expect(text).toBe(text.toLowerCase());
      }),
    );
  });

  it("are written as prefixes and pools", () => {
    const fd = { base: 0xfdn << 120n, length: 8 };
    expect(formatPrefix6(fd)).toBe("fd00::/8");
    expect(formatPool6([fd, { base: 0x20n << 120n, length: 16 }])).toBe("fd00::/8, 2000::/16");
    expect(overlaps6(fd, { base: fd.base, length: 64 })).toBe(true);
  });
});
