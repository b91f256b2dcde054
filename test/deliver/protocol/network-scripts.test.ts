import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NETWORK } from "../../../src/deliver/frr/network-scripts.ts";
import { HEAD } from "../../../src/deliver/protocol/shell.ts";
import { run } from "../../support/run.ts";

describe("the network's scripts", () => {
  it("bound each program that changes it: one that hangs does not keep the switch from going back", async () => {
    const here = await mkdtemp(join(tmpdir(), "network-"));
    try {
      // A program of coreutils here, which says what it would run.
      await writeFile(join(here, "timeout"), `#!/bin/sh\necho "$*" >>${here}/said\n`);
      await chmod(join(here, "timeout"), 0o755);
      await writeFile(join(here, "candidate"), "!| auto fabric7\n!| iface fabric7\n!|     vlan-id 10\n");
      await writeFile(join(here, "before"), "hostname leaf7\n");
      const script = [
        `PATH=${here}:$PATH`,
        HEAD,
        `folder=${here} scratch=${here}`,
        NETWORK,
        "network_bring before 5",
        "ip_link set dev fabric7 down",
      ].join("\n");
      await run("sh", ["-c", script, "sh", join(here, "frr.conf"), "0123456789abcdef"]);
      expect(await readFile(join(here, "said"), "utf8")).toBe(
        "-k 5 5 ifdown fabric7\n-k 5 10 ip link set dev fabric7 down\n",
      );
      expect(
        NETWORK.match(/(?<!timeout -k 5 \S+ |printf ')\b(?:ifup|ifdown|ip link) (?:-a|\$|"\$@"|set|delete)/g),
      ).toBeNull();
    } finally {
      await rm(here, { recursive: true });
    }
  });
});
