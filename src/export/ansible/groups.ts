import type { CompiledFabric } from "../../compile.ts";
import type { PlatformName } from "../../spec/index.ts";
import type { HostVars } from "./host-vars.ts";

/** A group of the inventory. A host that stands in several has its variables in `all`. */
export interface Group {
  readonly hosts?: Readonly<Record<string, Readonly<Record<string, never>>>>;
  readonly vars?: Readonly<Record<string, string>>;
}

/** Ansible's groups are called as Python's variables are; names of the spec have hyphens and no underscore, so no two become one. */
const groupName = (kind: string, name: string): string => `${kind}_${name.replaceAll("-", "_")}`;

/** What the collections call the systems that they reach over a command line. Others are Linux, or nobody's. */
const NETWORK_OS: Readonly<Partial<Record<PlatformName, string>>> = {
  eos: "arista.eos.eos",
  nxos: "cisco.nxos.nxos",
  vrp: "community.network.ce",
};

const groupsOf = ({
  fabric_role: role,
  fabric_rack: rack,
  fabric_pod: pod,
  fabric_platform,
  fabric_cluster,
}: HostVars) => [
  `${role.replace("-", "_")}s`,
  ...(role === "node" || role === "host" ? ["servers"] : ["switches"]),
  ...(rack === undefined ? [] : [groupName("rack", rack)]),
  ...(pod === undefined ? [] : [groupName("pod", pod)]),
  ...(fabric_platform === undefined ? [] : [groupName("platform", fabric_platform)]),
  ...(fabric_cluster === undefined ? [] : [groupName("cluster", fabric_cluster)]),
];

/** How a platform's switches are reached, where Ansible has a name for it. */
function varsOf(group: string, { datacenter: { name } }: CompiledFabric): Group["vars"] {
  if (group === "switches" || group === "servers") return { fabric_datacenter: name };
  const os = NETWORK_OS[group.replace(/^platform_/, "") as PlatformName];
  return os === undefined || !group.startsWith("platform_")
    ? undefined
    : { ansible_network_os: os, ansible_connection: "ansible.netcommon.network_cli" };
}

/** Every group with its hosts: by role, by rack, by platform, by cluster. */
export function groups(
  fabric: CompiledFabric,
  hosts: ReadonlyMap<string, HostVars>,
): Readonly<Record<string, Group>> {
  const entries = [...hosts].flatMap(([host, vars]) => groupsOf(vars).map((group) => ({ group, host })));
  return Object.fromEntries(
    [...Map.groupBy(entries, ({ group }) => group)].map(([group, own]) => {
      const vars = varsOf(group, fabric);
      return [
        group,
        {
          ...(vars === undefined ? {} : { vars }),
          hosts: Object.fromEntries(own.map(({ host }) => [host, {}])),
        },
      ];
    }),
  );
}
