import { foretoldCables } from "../../verify/cables.ts";
import { cablesOf } from "../cables/index.ts";
import { exported, type Exporter } from "../exporter.ts";
import { jsonText } from "../texts.ts";
import { labelSheets, labelsOf } from "./labels.ts";
import { cablingTable } from "./plan.ts";

/** Where every cable goes, for who plugs it in, and whom LLDP is to see at its ends. */
export const cabling: Exporter = {
  needs: [],
  files: (fabric) => {
    const lldp = [...foretoldCables(fabric.plan)].map(([device, cables]) => [
      device,
      Object.fromEntries(
        cables.map(({ port, device: neighbour, remotePort }) => [
          port,
          { device: neighbour, port: remotePort },
        ]),
      ),
    ]);
    const cables = cablesOf(fabric);
    const unnamed = cables.filter(
      ({ kind, ends }) => kind !== "outside" && ends.some((end) => end.interface === null),
    );
    return exported(
      [
        [
          "cables.csv",
          cablingTable(
            cables,
            fabric.plan.racks.map(({ name }) => name),
            new Set(
              fabric.plan.switches.filter(({ role }) => role === "super-spine").map(({ name }) => name),
            ),
          ),
        ],
        ["lldp.json", jsonText(Object.fromEntries(lldp) as Record<string, unknown>)],
      ],
      unnamed.length === 0
        ? []
        : [
            `a port of ${String(unnamed.length)} cables, as of ${unnamed[0]?.id ?? ""}: the spec leaves it to whoever sets up the switch's or the server's own network`,
          ],
    );
  },
};

/** Stickers for both ends of every cable. */
export const labels: Exporter = {
  needs: [],
  files: (fabric) => exported(labelSheets(fabric.plan.name, labelsOf(cablesOf(fabric)))),
};
