import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../tools/root.ts";
import { describeWith } from "../support/prerequisites.ts";
import { commandsOf, copyOf, edit, pulumiEnvironment, type Copy } from "./example.ts";

/* The examples whose component is the plugin's, by the engine's own command line. The plugin is this repository. */

jest.setTimeout(300_000);

const PLUGIN = "github.com/OWNER/pulumi-calico-fabric@v0.1.0";

/** In each an index that two racks have. */
const wrong = {
  yaml: {
    file: "Pulumi.yaml",
    from: "- name: r2\n            index: 1",
    to: "- name: r2\n            index: 0",
  },
  python: { file: "__main__.py", from: '"index": index,', to: '"index": 0,' },
} as const;

describeWith(
  "the example in",
  ["engine", "pulumiLanguages", "pythonSdk", "sdkParts"],
  ({ engine, ...languages }) => {
    describe.each(["yaml", "python"] as const)("%s", (name) => {
      const below = mkdtempSync(join(tmpdir(), "calico-fabric-example-"));
      let copy: Copy;
      beforeAll(() => {
        mkdirSync(join(below, "state"));
        copy = copyOf(name, join(below, name), pulumiEnvironment(engine, below, languages));
      });
      afterAll(() => {
        rmSync(below, { recursive: true });
      });

      it("previews the fabric by its two commands, once the plugin's place is put in", async () => {
        edit(join(copy.folder, "Pulumi.yaml"), PLUGIN, repositoryRoot);
        const [install = "", preview = "", ...more] = commandsOf(name);
        expect(more).toEqual([]);
        expect(await copy.sh(install)).toMatchObject({ code: 0 });
        const { stdout, code } = await copy.sh(preview);
        expect({ code, changes: /^ +\+ \d+ to create$/m.exec(stdout)?.[0].trim() }).toEqual({
          code: 0,
          changes: "+ 20 to create",
        });
        expect(stdout).toContain('"r2-tor1 vlan10 10.192.1.2"');
        expect(existsSync(join(copy.folder, "out"))).toBe(false);
      });

      it("is told of a mistake in the preview, with its place and the way out", async () => {
        const { file, from, to } = wrong[name];
        edit(join(copy.folder, file), from, to);
        const { stdout, stderr, code } = await copy.sh("pulumi preview");
        expect(code).not.toBe(0);
        expect(`${stdout}${stderr}`).toContain(
          "error[duplicate-index] racks[1].index: the index 0 is already that of r1.",
        );
        edit(join(copy.folder, file), to, from);
      });
    });
  },
);
