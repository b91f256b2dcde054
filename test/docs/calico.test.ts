import { readFileSync } from "node:fs";
import { parse, parseAllDocuments } from "yaml";
import { environmentCommand, installation } from "../../src/calico/index.ts";
import { FIELDS, takes } from "../../src/calico/versions/index.ts";
import { compile, renderManifests } from "../../src/index.ts";
import { CALICO_VERSIONS } from "../../src/spec/index.ts";
import { specOf } from "../support/specs.ts";

const text = readFileSync("docs/calico.md", "utf8");
const flowing = text.replaceAll(/\s+/g, " ");

const { calico, cluster } = compile({
  ...specOf(1, [1]),
  bgp: { passwords: { nodes: "nodes" } },
  calico: { ipam: { strictAffinity: true }, reserved: ["10.32.0.0/26"] },
});

describe("docs/calico.md", () => {
  it("has the Installation and the command that `cluster --settings` prints for the default pools", () => {
    const [, snippet = ""] = /```yaml\n(apiVersion: operator[^`]*)```/.exec(text) ?? [];
    expect(parse(snippet)).toEqual(parseAllDocuments(installation(cluster))[0]?.toJS());
    expect(flowing).toContain(environmentCommand(cluster, "kube-system"));
  });

  it("applies every manifest that there can be, in their order, by what the file itself says", () => {
    const [, commands = ""] = /```console\n(kubectl apply --server-side -f 0-[^`]*)```/.exec(text) ?? [];
    const lines = commands
      .trim()
      .split("\n")
      .map((line) => line.replace(/\s+#.*$/, ""));
    const files = Object.entries(renderManifests(calico));
    expect(lines).toHaveLength(files.length);
    for (const [at, [, manifest]] of files.entries()) {
      const said = manifest.split("\n").filter((line) => line.startsWith("# "));
      expect(said.some((line) => line.includes(lines[at] ?? "nothing"))).toBe(true);
    }
  });

  it("lists every field that not every release takes, with the first that does", () => {
    const newer = Object.entries(FIELDS).flatMap(([kind, fields]) =>
      Object.entries(fields)
        .filter(([field]) => !takes(CALICO_VERSIONS[0], kind as keyof typeof FIELDS, field))
        .map(([field, first]) => ({
          kind,
          first,
          name: field.split(".").find((part) => /^[a-z]+[A-Z]/.test(part) && !/V[46]$/.test(part)),
        })),
    );
    expect(newer.length).toBeGreaterThan(0);
    for (const { kind, first, name } of newer)
      expect(flowing).toContain(`| \`${kind}\` \`${String(name)}\` | ${first} |`);
  });
});
