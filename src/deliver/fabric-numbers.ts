import { isDeepStrictEqual } from "node:util";
import { refusedAmong } from "./fabric-changes.ts";
import { renumberedAmong } from "./switch-check.ts";
import type { CheckFailure, NumbersInputs, Verbs } from "./types.ts";
import { isUnknown } from "./unknown.ts";

const notReady = ({ against = [] }: NumbersInputs): CheckFailure[] =>
  against.length === 0 || isUnknown(against)
    ? []
    : [
        {
          property: "",
          reason: `the cluster is not ready for the fabric, so nothing is changed:\n  ${against.join("\n  ")}`,
        },
      ];

/** Leave for a switch to have another pool's range is no way where the pool itself can't have it. */
function withoutPools(olds: Partial<NumbersInputs> | undefined): Partial<NumbersInputs> {
  const numbers = Object.entries(olds?.numbers ?? {}).map(([device, own]) => [
    device,
    Object.fromEntries(Object.entries(own).filter(([label]) => !label.startsWith("pods "))),
  ]);
  return { ...olds, numbers: Object.fromEntries(numbers) as NumbersInputs["numbers"] };
}

/**
 * Every number that a fabric's devices were given, and what of its objects can't be changed in place, on no device but in state: what would
 * change is refused all at once, before the first of them is looked at. Each switch refuses its own as well, where these were not kept yet.
 */
export const fabricNumbers: Verbs<NumbersInputs, NumbersInputs> = {
  async check(olds, news) {
    const refused = refusedAmong(olds, news);
    const numbers = renumberedAmong(refused.length === 0 ? olds : withoutPools(olds), news);
    return { inputs: news, failures: [...refused, ...numbers, ...notReady(news)] };
  },

  async diff(_id, olds, news) {
    const changes = !isDeepStrictEqual(
      [olds.numbers, olds.record, olds.renumber],
      [news.numbers, news.record, news.renumber],
    );
    return { changes, replaces: [], stables: [], deleteBeforeReplace: false };
  },

  create: async (inputs) => ({ id: "numbers", outs: inputs }),
  read: async (id, state) => ({ id, props: state }),
  update: async (_id, _olds, news) => ({ outs: news }),
  delete: async () => undefined,
};
