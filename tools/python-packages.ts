import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { WantedPackage } from "./python-package.ts";
import { repositoryRoot } from "./root.ts";

/** Pulumi's SDK for Python: programs in another language than ours, for tests of the plugin. In the version of the SDK for Node, with which it was tried. */
export const pulumiSdk: WantedPackage = {
  title: "Pulumi's SDK for Python",
  name: "pulumi",
  version: async () => {
    const manifest = join(repositoryRoot, "node_modules", "@pulumi", "pulumi", "package.json");
    return (JSON.parse(await readFile(manifest, "utf8")) as { version: string }).version;
  },
};

/** What SDKs that Pulumi generates for Python need besides the SDK: to compare versions (MIT), and to have one themselves (MIT). */
export const sdkParts: WantedPackage = {
  title: "what generated SDKs need",
  name: "parver",
  version: () => Promise.resolve("0.5"),
  besides: ["setuptools==80.9.0"],
};

/** A reader of NX-OS's configurations that others have written (MIT). */
export const ciscoConfigParser: WantedPackage = {
  title: "cisco-config-parser",
  name: "cisco-config-parser",
  version: () => Promise.resolve("3.0.0"),
};

/** A writer of EOS's configurations from data, Arista's own (Apache 2.0). */
export const avd: WantedPackage = {
  title: "pyavd",
  name: "pyavd",
  version: () => Promise.resolve("6.4.0"),
};

/** The object models of Cumulus Linux's releases, as somebody else wrote them down from its API: names, types, ranges (MIT). */
export const nvueModels: WantedPackage = {
  title: "the object models of NVUE",
  name: "nvueschema",
  version: () => Promise.resolve("0.1.0"),
  besides: ["pydantic==2.14.4", "PyYAML==6.0.4"],
};

/** Ansible's own reader of inventories (GPL 3; run, and not linked or shipped). */
export const ansible: WantedPackage = {
  title: "ansible-core",
  name: "ansible-core",
  version: () => Promise.resolve("2.19.14"),
};
