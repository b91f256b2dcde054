import { readFileSync } from "node:fs";

interface Entry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packagesOf = (file: string) =>
  (JSON.parse(readFileSync(file, "utf8")) as { readonly packages: Readonly<Record<string, Entry>> }).packages;

/** Where npm looks for what a package needs: beside its own, then in every folder above. */
const places = (from: string, name: string): string[] => {
  const parts = from === "" ? [] : from.split("/node_modules/");
  return Array.from({ length: parts.length + 1 }, (_, depth) => {
    const above = parts.slice(0, depth).join("/node_modules/");
    return above === "" ? `node_modules/${name}` : `${above}/node_modules/${name}`;
  });
};

describe.each(["package-lock.json", "tools/docs-site/package-lock.json"])("%s", (file) => {
  it("has the binaries of every platform: npm would write those that it misses into it, whoever runs npm install", () => {
    const packages = packagesOf(file);
    const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !places(from, name).some((place) => place in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});
