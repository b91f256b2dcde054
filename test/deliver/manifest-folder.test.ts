import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestFolder } from "../../src/deliver/index.ts";
import { including } from "./matching.ts";

describe("a folder of manifests", () => {
  let root: string;
  let folder: string;
  const files = { "ippool-r1.yaml": "kind: IPPool\n", "bgp.yaml": "kind: BGPConfiguration\n" };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "manifests-"));
    folder = join(root, "calico");
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it("is written, changed file by file, and removed with its folder", async () => {
    const { outs } = await manifestFolder.create({ folder, files });
    expect((await readdir(folder)).sort()).toEqual(["bgp.yaml", "ippool-r1.yaml"]);

    const news = { folder, files: { "bgp.yaml": "kind: BGPPeer\n" } };
    expect(await manifestFolder.diff("x", outs, news)).toMatchObject({ changes: true, replaces: [] });
    const { outs: updated } = await manifestFolder.update("x", outs, news);
    expect(await readdir(folder)).toEqual(["bgp.yaml"]);
    expect(await readFile(join(folder, "bgp.yaml"), "utf8")).toBe("kind: BGPPeer\n");
    expect(await manifestFolder.diff("x", updated, news)).toMatchObject({ changes: false });

    await manifestFolder.delete("x", updated);
    expect(await readdir(root)).toEqual([]);
  });

  it("writes to no place that a link in it leads to", async () => {
    const victim = join(root, "victim");
    const elsewhere = join(root, "elsewhere");
    await writeFile(victim, "another's\n");
    await mkdir(elsewhere);
    await mkdir(folder);
    await symlink(victim, join(folder, "bgp.yaml"));
    await symlink(elsewhere, join(folder, "ippool-r1.yaml"));
    const { outs } = await manifestFolder.create({ folder, files });
    expect(await readFile(victim, "utf8")).toBe("another's\n");
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await readFile(join(folder, "ippool-r1.yaml"), "utf8")).toBe("kind: IPPool\n");
    await manifestFolder.delete("x", outs);
    expect((await readdir(root)).sort()).toEqual(["elsewhere", "victim"]);
  });

  it("finds what is missing or changed", async () => {
    const { outs } = await manifestFolder.create({ folder, files });
    await writeFile(join(folder, "bgp.yaml"), "kind: Other\n");
    await rm(join(folder, "ippool-r1.yaml"));
    const { props, inputs } = await manifestFolder.read("x", outs);
    expect(props.drift).toEqual(["ippool-r1.yaml is missing", "bgp.yaml was changed"]);
    expect(inputs).toEqual({ folder, files, drift: props.drift });
    expect(await manifestFolder.diff("x", props, { folder, files })).toMatchObject({ changes: true });
    await manifestFolder.update("x", props, { folder, files });
    expect((await manifestFolder.read("x", props)).props.drift).toEqual([]);
  });

  it("leaves what others put there", async () => {
    const { outs } = await manifestFolder.create({ folder, files });
    await writeFile(join(folder, "kustomization.yaml"), "resources: []\n");
    await manifestFolder.delete("x", outs);
    expect(await readdir(folder)).toEqual(["kustomization.yaml"]);
  });

  it("moves by making the new folder", async () => {
    const { outs } = await manifestFolder.create({ folder, files });
    const news = { folder: join(root, "other"), files };
    expect(await manifestFolder.diff("x", outs, news)).toMatchObject({ changes: true, replaces: ["folder"] });
  });

  it.each(["../evil.yaml", "a/b.yaml", "a\\b.yaml", "..", ".hidden", "", "a\u0000b"])(
    "refuses the file name %j",
    async (name) => {
      const { failures } = await manifestFolder.check(undefined, { folder, files: { [name]: "" } });
      expect(failures).toEqual([{ property: "", reason: including(`files["${name}"]: a file name`) }]);
    },
  );
});
