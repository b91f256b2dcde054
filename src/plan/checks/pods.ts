import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import { oneOf } from "../../text/nearest.ts";
import { goesTo, hasPods, superSpinesOf, type InPod } from "../tiers.ts";

/** Something that stands in a pod, and where in the spec. */
interface Standing extends InPod {
  readonly name: string;
  readonly path: SpecPath;
}

const standing = ({ spines, racks }: Datacenter): readonly Standing[] => [
  ...spines.map(({ name, pod }, s): Standing => ({ name, pod, path: ["spines", s, "pod"] })),
  ...racks.map(({ name, pod }, r): Standing => ({ name, pod, path: ["racks", r, "pod"] })),
];

/** Every spine and every rack names a pod that is there, as soon as there are pods. */
function checkNames(dc: Datacenter): readonly Diagnostic[] {
  const there = dc.pods.map(({ name }) => name);
  return standing(dc).flatMap(({ name, pod, path }): readonly Diagnostic[] => {
    if (pod === undefined)
      return hasPods(dc)
        ? [
            errorAt(
              path,
              "pod-unknown",
              `${name} names no pod, and there are pods`,
              `name the one in which it stands: ${there.join(", ")}`,
            ),
          ]
        : [];
    if (there.includes(pod)) return [];
    return [
      errorAt(
        path,
        "pod-unknown",
        `there is no pod "${pod}"`,
        oneOf(pod, there, hasPods(dc) ? "name one that is there" : "list it in pods, or remove the field"),
      ),
    ];
  });
}

const unjoined = (path: SpecPath, message: string, hint: string): Diagnostic =>
  errorAt(path, "pods-unjoined", message, hint);

/** Super-spines and pods are there together. */
const checkTogether = (dc: Datacenter): readonly Diagnostic[] => [
  ...(hasPods(dc) && dc.superSpines.length === 0
    ? [
        unjoined(
          ["pods"],
          "there are pods, and no super-spines that would join them",
          "add superSpines, or leave pods out where one leaf-spine fabric will do",
        ),
      ]
    : []),
  ...(!hasPods(dc) && dc.superSpines.length > 0
    ? [
        unjoined(
          ["superSpines"],
          "there are super-spines, and no pods that they would join",
          "list pods and name one at every spine and rack, or remove the super-spines",
        ),
      ]
    : []),
];

/** Every rack has spines in its pod. */
const checkRacks = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap(({ name, pod }, r) =>
    pod === undefined || !dc.pods.some((one) => one.name === pod) || dc.spines.some((one) => one.pod === pod)
      ? []
      : [
          unjoined(
            ["racks", r, "pod"],
            `${name} stands in ${pod}, which has no spine`,
            `give ${pod} a spine, or let the rack stand in a pod that has one`,
          ),
        ],
  );

/** Planes are said of all super-spines or of none, and every spine goes to one at least. */
function checkPlanes(dc: Datacenter): readonly Diagnostic[] {
  const planes = new Set(dc.superSpines.flatMap(({ plane }) => plane ?? []));
  const isMixed = planes.size > 0 && dc.superSpines.some(({ plane }) => plane === undefined);
  if (isMixed)
    return dc.superSpines.flatMap(({ name, plane }, s) =>
      plane === undefined
        ? [
            errorAt(
              ["superSpines", s, "plane"],
              "planes-mixed",
              `${name} is in no plane, and others are in one`,
              "give it a plane, or take the planes of all others away",
            ),
          ]
        : [],
    );
  if (!hasPods(dc) || dc.superSpines.length === 0) return [];
  return [
    ...dc.spines.flatMap((spine, s) =>
      superSpinesOf(dc, spine).length > 0
        ? []
        : [
            unjoined(
              ["spines", s, "index"],
              `${spine.name} goes to no super-spine: none is in plane ${String(spine.index)}`,
              `add a super-spine with plane: ${String(spine.index)}`,
            ),
          ],
    ),
    ...dc.superSpines.flatMap((one, s) =>
      dc.spines.some((spine) => goesTo(spine, one))
        ? []
        : [
            warningAt(
              ["superSpines", s, "plane"],
              "spine-unused",
              `no spine goes to ${one.name}`,
              "give it the plane of spines that are there: their index",
            ),
          ],
    ),
  ];
}

/** Racks of a pod have ports of their own on its spines: by their index modulo maxRacksPerPod. */
const checkPlaces = (dc: Datacenter): readonly Diagnostic[] => {
  const most = dc.capacity.maxRacksPerPod;
  const first = new Map<string, { readonly name: string; readonly index: number }>();
  if (!hasPods(dc)) return [];
  return dc.racks.flatMap(({ name, index, pod = "" }, r) => {
    const key = `${pod} ${String(index % most)}`;
    const before = first.get(key);
    first.set(key, before ?? { name, index });
    return before === undefined || before.index === index
      ? []
      : [
          errorAt(
            ["racks", r, "index"],
            "duplicate-index",
            `${name} would have the ports of ${before.name} on the spines of ${pod}: ${String(index)} and ${String(before.index)} are ${String(index % most)} modulo ${String(most)}`,
            `give ${name} or ${before.name}, whichever is not deployed yet, another index, or, while nothing is cabled, raise capacity.maxRacksPerPod`,
          ),
        ];
  });
};

/** Who stands in which pod, and how pods are joined. */
export const checkPods = (dc: Datacenter): readonly Diagnostic[] => [
  ...checkNames(dc),
  ...checkTogether(dc),
  ...checkRacks(dc),
  ...checkPlanes(dc),
  ...checkPlaces(dc),
];
