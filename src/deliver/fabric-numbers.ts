import { isDeepStrictEqual } from "node:util";
import { refusedAmong } from "./fabric-changes.ts";
import { renumberedAmong } from "./switch-check.ts";
import type { NumbersInputs, Verbs } from "./types.ts";

/**
 * Every number that a fabric's devices were given, and what of its objects can't be changed in place, on no device but in state: what would
 * change is refused all at once, before the first of them is looked at. Each switch refuses its own as well, where these were not kept yet.
 */
export const fabricNumbers: Verbs<NumbersInputs, NumbersInputs> = {
  async check(olds, news) {
    return { inputs: news, failures: [...refusedAmong(olds, news), ...renumberedAmong(olds, news)] };
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
