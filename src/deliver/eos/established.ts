import { eosLook } from "../../platforms/eos/look.ts";
import { establishedBy } from "../devices/established.ts";
import { DeliveryError } from "../error.ts";
import { NoAnswer } from "../https/client.ts";
import type { Eapi } from "./eapi.ts";

/** Addresses of the peers whose session is established; none where BGP does not run. */
export const establishedOn = (eapi: Eapi): Promise<ReadonlySet<string>> =>
  establishedBy(eapi.device, eosLook, async (asks) => {
    try {
      const told = await eapi.json(
        "verify",
        asks.map(({ line }) => line),
      );
      return told.map((one) => JSON.stringify(one));
    } catch (error) {
      // "BGP inactive" is what some releases answer instead of an empty list.
      if (
        error instanceof DeliveryError &&
        !(error instanceof NoAnswer) &&
        /\binactive\b/i.test(error.detail)
      )
        return asks.map(() => "");
      throw error;
    }
  });
