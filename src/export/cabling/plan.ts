import { csvText } from "../../text/csv.ts";
import type { Cable, CablePort } from "../cables/index.ts";

/** How far apart the ends are, as far as a spec tells: it knows racks, and not where they stand. */
const lengthClass = ({ kind, ends: [one, other] }: Cable, superSpines: ReadonlySet<string>): string =>
  kind === "outside"
    ? "outside"
    : one.rack !== null && one.rack === other.rack
      ? "in-rack"
      : one.rack === null && other.rack === null
        ? superSpines.has(other.device)
          ? "to-super-spine"
          : "between-spines"
        : "to-spine";

const cells = ({ rack, device, interface: port }: CablePort): readonly string[] => [
  rack ?? "",
  device,
  port ?? "",
];

const HEAD = [
  "cable",
  "from_rack",
  "from_device",
  "from_port",
  "to_rack",
  "to_device",
  "to_port",
  "gbps",
  "length_class",
];

/** The rack that a cable is laid in: that of the lower end. */
export const rackOf = ({ ends: [one, other] }: Cable): string | null => one.rack ?? other.rack;

/** What is plugged where, as a table: rack by rack in the order of the fabric, what is in no rack last. */
export function cablingTable(
  cables: readonly Cable[],
  racks: readonly string[],
  superSpines: ReadonlySet<string>,
): string {
  const place = (cable: Cable): number => {
    const at = racks.indexOf(rackOf(cable) ?? "");
    return at < 0 ? racks.length : at;
  };
  const sorted = cables.toSorted((a, b) => place(a) - place(b));
  return csvText(
    HEAD,
    sorted.map((cable) => [
      cable.id,
      ...cable.ends.flatMap(cells),
      cable.gbps === null ? "" : String(cable.gbps),
      lengthClass(cable, superSpines),
    ]),
  );
}
