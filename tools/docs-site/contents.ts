import { systems } from "../../src/hardware/index.ts";

/** A page: its file in the repository, and its name in the contents. */
export interface Entry {
  readonly source: string;
  readonly title: string;
}

export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Pages of models, which are made and have no file, stand at the group's end. */
  readonly models?: true;
}

const docs = (pages: Readonly<Record<string, string>>): readonly Entry[] =>
  Object.entries(pages).map(([name, title]) => ({ source: `docs/${name}.md`, title }));

/** What stands at the side of every page, in a newcomer's order. Each page of docs/ is in one of them, which a test holds. */
export const CONTENTS: readonly Group[] = [
  {
    title: "Begin",
    entries: [{ source: "README.md", title: "What it is" }, ...docs({ tutorial: "A first fabric" })],
  },
  {
    title: "Concepts",
    entries: docs({
      attachments: "How servers meet their ToRs",
      ipv6: "IPv6",
      pods: "Pods and super-spines",
      outside: "The outside",
      services: "Services",
      clusters: "Several clusters",
      vrf: "In a VRF",
      site: "Several datacenters",
      scale: "How large it may be",
      calico: "Calico",
      hosts: "Hosts without Calico",
      security: "Security",
      convergence: "How a fabric finds out",
      ports: "Ports and cables",
      bonds: "Bonds and Ethernet",
      lines: "Lines of your own",
    }),
  },
  { title: "Models", entries: docs({ models: "Choosing a model" }), models: true },
  {
    title: "Platforms",
    entries: [
      ...docs({ platforms: "All platforms" }),
      // What is to be said of FRR is said of Linux.
      ...Object.entries(systems)
        .filter(([name]) => name !== "frr")
        .map(([name, { title }]) => ({ source: `docs/platforms/${name}.md`, title })),
    ],
  },
  {
    title: "How to",
    entries: docs({
      "how-to": "By task",
      brownfield: "Pin what exists",
      import: "Import what runs",
      inventories: "Begin with an inventory",
      rules: "Keep to rules",
      "pull-requests": "Review a change",
      way: "Order a change",
      rollout: "Change batch by batch",
      maintenance: "Drain and restart",
      trust: "Record devices' keys",
      verify: "Ask the devices",
      drift: "Find changes by hand",
      changes: "Change by commands",
      exports: "Feed other tools",
    }),
  },
  {
    title: "When something is wrong",
    entries: docs({
      troubleshooting: "By symptom",
      diagnostics: "Findings in a spec",
      delivery: "What a delivery does",
    }),
  },
  {
    title: "Reference",
    entries: docs({
      "command-line": "The command line",
      reference: "Every option",
      package: "The npm package",
      plugin: "Python, Go, C#, Java, YAML",
      cdktf: "CDK for Terraform",
    }),
  },
  {
    title: "The project",
    entries: [
      { source: "CHANGELOG.md", title: "Changes" },
      { source: "CONTRIBUTING.md", title: "Contributing" },
      { source: "test/lab/README.md", title: "The lab" },
    ],
  },
];

const ELSEWHERE: Readonly<Record<string, string>> = {
  "README.md": "index.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md",
  "test/lab/README.md": "lab.md",
};

/** Where a page is on the site, by its file in the repository; of those that are not on it, undefined. */
export const PAGES: ReadonlyMap<string, string> = new Map(
  CONTENTS.flatMap(({ entries }) =>
    entries.map(({ source }) => [source, ELSEWHERE[source] ?? source.replace(/^docs\//, "")] as const),
  ),
);
