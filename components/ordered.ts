import type * as pulumi from "@pulumi/pulumi";
import type { DeviceOrder } from "../src/rollout/index.ts";
import type { DeliveryResources, SwitchConfigResource } from "./resources.ts";

/**
 * Switches' configurations that wait for one another as an order says, and for the guard, whichever is made first. The engine keeps the order,
 * and what fails keeps all that waits for it from being begun.
 */
export function inOrder(
  { after }: Pick<DeviceOrder, "after">,
  guard: pulumi.Resource,
  switchConfig: DeliveryResources["switchConfig"],
): DeliveryResources["switchConfig"] {
  const made = new Map<string, PromiseWithResolvers<SwitchConfigResource>>();
  const of = (device: string): PromiseWithResolvers<SwitchConfigResource> => {
    const one = made.get(device) ?? Promise.withResolvers<SwitchConfigResource>();
    made.set(device, one);
    return one;
  };
  return (device, args, opts) => {
    const before = (after.get(device) ?? []).map((name) => of(name).promise);
    const dependsOn = before.length === 0 ? [guard] : Promise.all(before).then((all) => [guard, ...all]);
    const one = switchConfig(device, args, { ...opts, dependsOn });
    of(device).resolve(one);
    return one;
  };
}
