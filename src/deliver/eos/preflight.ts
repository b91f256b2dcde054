import { z } from "zod";
import { DeliveryError } from "../error.ts";
import type { ConfigSessions } from "./config-sessions.ts";
import type { Eapi } from "./eapi.ts";

/** The first release whose words the texts are in. */
const FIRST = { major: 4, minor: 23 };

const Routes = z.looseObject({
  protoModelStatus: z.looseObject({ operatingProtoModel: z.string() }).optional(),
});

const MULTI_AGENT = "service routing protocols model multi-agent";

/** @throws DeliveryError of step "preflight" with all that is missing for a text */
export async function ready(eapi: Eapi, { version }: ConfigSessions, artifact: string): Promise<void> {
  const missing = [...old(version), ...(await otherModel(eapi, artifact))];
  if (missing.length === 0) return;
  throw new DeliveryError({
    step: "preflight",
    device: eapi.device,
    detail: missing.join("\n"),
    advice: "Nothing was changed. See docs/platforms/eos.md for what the device needs before.",
  });
}

function old(version: string): readonly string[] {
  const [, major = "0", minor = "0"] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  const enough =
    Number(major) > FIRST.major || (Number(major) === FIRST.major && Number(minor) >= FIRST.minor);
  return enough ? [] : [`it runs EOS ${version}: 4.23 or newer is needed`];
}

/** Which model runs is what the last start decided. */
async function otherModel(eapi: Eapi, artifact: string): Promise<readonly string[]> {
  if (!artifact.includes(MULTI_AGENT)) return [];
  const [told] = await eapi.json("preflight", ["show ip route summary"]);
  const model = Routes.safeParse(told).data?.protoModelStatus?.operatingProtoModel;
  return model === undefined || model === "multi-agent"
    ? []
    : [`its routing model is ${model}: set "${MULTI_AGENT}", save and reload first`];
}
