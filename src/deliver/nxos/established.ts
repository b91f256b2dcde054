import { nxosLook } from "../../platforms/nxos/look.ts";
import { establishedBy } from "../devices/established.ts";
import { DeliveryError } from "../error.ts";
import { NoAnswer } from "../https/client.ts";
import type { Nxapi } from "./nxapi.ts";

/** Addresses of the peers whose session is established; none where BGP does not run. */
export const establishedOn = (nxapi: Nxapi): Promise<ReadonlySet<string>> =>
  establishedBy(nxapi.device, nxosLook, async (asks) => {
    try {
      const told = await nxapi.json(
        "verify",
        asks.map(({ line }) => line),
      );
      return told.map((one) =>
        typeof one === "string" ? one : ((JSON.stringify(one) as string | undefined) ?? ""),
      );
    } catch (error) {
      // Without its feature there is no such command.
      if (
        error instanceof DeliveryError &&
        !(error instanceof NoAnswer) &&
        /invalid command/i.test(error.detail)
      )
        return asks.map(() => "");
      throw error;
    }
  });
