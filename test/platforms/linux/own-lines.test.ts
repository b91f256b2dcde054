import { readFileSync } from "node:fs";
import { join } from "node:path";
import { linuxLines } from "../../../src/platforms/linux/own-lines.ts";

const fabric = readFileSync(join("test", "golden", "platforms", "linux", "demo", "r1-tor0.conf"), "utf8");

const touched = (lines: string): readonly (number | null)[] =>
  linuxLines
    .touching(fabric)(lines)
    .map(({ line }) => line);

const unsound = (lines: string): readonly (number | null)[] =>
  linuxLines.flaws(lines).flatMap(({ code, line }) => (code === "lines-unsound" ? [line] : []));

const bridge = (ports: string): string => `auto mybr\niface mybr\n    ${ports}\n`;

describe("stanzas of a user's own", () => {
  it.each(["bridge-ports swp50", "bridge_ports swp60 swp49", "bond_slaves swp49", "vlan_raw_device fabric"])(
    "touch the fabric's ports: %s",
    (ports) => {
      expect(touched(bridge(ports))).toEqual([3]);
    },
  );

  it("touch every interface that one line brings up", () => {
    expect(touched("auto mybr swp49\n")).toEqual([1]);
    expect(touched("allow-hotplug mybr swp50 swp60\n")).toEqual([1]);
    expect(touched("auto mybr swp60\n")).toEqual([]);
  });

  it.each(["bridge-ports glob swp1-60", "bridge_ports swp60 regex swp.*", "bond-slaves glob swp[1-4]"])(
    "name no port by a pattern: %s",
    (ports) => {
      expect(unsound(bridge(ports))).toEqual([3]);
    },
  );

  it.each(["auto swp[1-60]\n", "iface swp[1-60]\n"])("name no interface by a pattern: %j", (line) => {
    expect(unsound(line)).toEqual([1]);
  });

  it("may have other ports", () => {
    const own = bridge("bridge-ports swp60 swp61");
    expect([touched(own), unsound(own)]).toEqual([[], []]);
  });
});
