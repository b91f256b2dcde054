import { essence } from "../../../src/deliver/devices/essence.ts";
import { modelOf, type DeviceModel } from "../../platforms/device-model/index.ts";
import type { ApiServer } from "../devices-servers/api-server.ts";
import type { SelfSigned } from "../devices-servers/certificate.ts";
import { serveEapi } from "../devices-servers/eapi-server.ts";
import { eosDevice, type EosDevice } from "../devices-servers/eos-device.ts";
import { inputsOf, type Bench, type Texts } from "./bench.ts";

export const eosModel = (configuration: string): DeviceModel => modelOf("eos", essence(configuration));

export const EOS_BEFORE = `hostname tor-1
username fabric secret sha512 $6$nobody
interface Ethernet1
   description somebody else's
router bgp 65000
   neighbor 192.0.2.9 remote-as 65009
   address-family ipv4
      neighbor 192.0.2.9 activate
`;

const artifact = `ip prefix-list PODS
   seq 10 permit 10.64.0.0/10 ge 24 le 32
!
router bgp 65000
   neighbor SPINES peer group
   neighbor SPINES password 0 <secret:spines>
   neighbor 10.254.0.0 peer group SPINES
   neighbor 10.254.0.0 remote-as 64513
`;

const mark = "seq 20 permit 10.192.0.0/16 eq 24";

export const eosTexts: Texts = {
  artifact,
  more: artifact.replace("le 32\n", `le 32\n   ${mark}\n`),
  mark,
};

export interface EosBench extends Bench<ApiServer> {
  readonly device: EosDevice;
}

export async function startEos(certificate: SelfSigned): Promise<EosBench> {
  const device = eosDevice(eosModel, EOS_BEFORE);
  device.up.add("192.0.2.9");
  const server = await serveEapi(device, eosModel, certificate);
  return {
    device,
    server,
    inputs: inputsOf("tor-1", "eos", artifact, server.connection),
    running: () => essence(device.running.running()),
    startup: () => essence(device.startup),
    left: () => [
      ...device.flash.keys(),
      ...[...device.sessions].filter(([, { state }]) => state !== "completed").map(([name]) => name),
    ],
    spoil() {
      device.running.type("no ip prefix-list PODS");
      device.startup = device.running.running();
    },
    stop: () => server.stop(),
  };
}
