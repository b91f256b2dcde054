import { isDeepStrictEqual } from "node:util";
import { renumberedAmong } from "./switch-check.ts";
import type { NumbersInputs, Verbs } from "./types.ts";

/**
 * Every number that a fabric's devices were given, on no device but in state: what would change is refused of all devices at once,
 * before the first of them is looked at. Each switch refuses its own as well, where these were not kept yet.
 */
export const fabricNumbers: Verbs<NumbersInputs, NumbersInputs> = {
  async check(olds, news) {
    return { inputs: news, failures: renumberedAmong(olds, news) };
  },

  async diff(_id, olds, news) {
    const changes = !isDeepStrictEqual([olds.numbers, olds.renumber], [news.numbers, news.renumber]);
    return { changes, replaces: [], stables: [], deleteBeforeReplace: false };
  },

  create: async (inputs) => ({ id: "numbers", outs: inputs }),
  read: async (id, state) => ({ id, props: state }),
  update: async (_id, _olds, news) => ({ outs: news }),
  delete: async () => undefined,
};
