import { blocksIn, onlyName, takenOut, type OutOfVrf } from "../support/vrf-part.ts";

/** What is in a VRF's block of a process, and what of the process is not. */
function inside(block: string, vrf: string): { readonly own: string; readonly of: string } {
  const [own = "", of, ...more] = block.split(`\n  vrf ${vrf}\n`);
  if (of === undefined || more.length > 0) throw new Error(`not in the VRF: ${own.split("\n")[0] ?? ""}`);
  if (/^ {2}\S/m.test(of)) throw new Error("the default VRF has lines of the fabric's");
  return { own, of: of.replaceAll(/^ {2}/gm, "") };
}

/** Templates are of no VRF, and stand behind what is said of the process. */
function processOf(block: string, vrf: string): string {
  const { own, of } = inside(block, vrf);
  const [header = "", ...templates] = own.split("\n");
  if (templates.some((line) => /^ {2}\S/.test(line) && !line.startsWith("  template peer ")))
    throw new Error("the default VRF has lines of the fabric's");
  const lines = of.split("\n");
  const first = lines.findIndex((line) => line.startsWith("  neighbor "));
  const at = first < 0 ? lines.length : first;
  return [header, ...lines.slice(0, at), ...templates, ...lines.slice(at)].join("\n");
}

/** @throws Error where a routed interface, a process or a route is in no VRF or in another, while anything is in one */
export function outOfVrf(text: string): OutOfVrf {
  const vrf = onlyName(
    [...text.matchAll(/^ *vrf (?:context |member )?(\S+)$/gm)].flatMap(([, name]) => name ?? []),
  );
  if (vrf === null) return { vrf, rest: text };
  const context = `vrf context ${vrf}`;
  const blocks = blocksIn(text);
  if (blocks.filter((block) => block.split("\n")[0] === context).length !== 1)
    throw new Error("the VRF itself is not there");
  return {
    vrf,
    rest: `${blocks
      .flatMap((block) => {
        const [first = "", ...lines] = block.split("\n");
        if (first === context) {
          const routes = lines.map((line) => line.slice(2));
          // One block for each family.
          const families = [/^ip /, /^ipv6 /].map((family) => routes.filter((line) => family.test(line)));
          return families.filter(({ length }) => length > 0).map((of) => of.join("\n"));
        }
        if (first.startsWith("router bgp ")) return [processOf(block, vrf)];
        if (first.startsWith("router ospf")) {
          const { own, of } = inside(block, vrf);
          return [`${own}\n${of}`];
        }
        if (/^ip(?:v6)? route /.test(first)) throw new Error(`not in the VRF: ${first}`);
        const routes = /^ {2}(?:ip address|ipv6 address|ipv6 link-local)/m;
        if (!block.startsWith("interface ") || !routes.test(block)) return [block];
        const before = new RegExp(`^ {2}vrf member ${vrf}\\n(?=(?:.*\\n)*? {2}ip)`, "m");
        return [takenOut(block, before, first)];
      })
      .join("\n!\n")}\n`,
  };
}
