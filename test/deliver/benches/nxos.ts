import { essence } from "../../../src/deliver/devices/essence.ts";
import { modelOf, type DeviceModel } from "../../platforms/device-model/index.ts";
import type { ApiServer } from "../devices-servers/api-server.ts";
import type { SelfSigned } from "../devices-servers/certificate.ts";
import { serveNxapi } from "../devices-servers/nxapi-server.ts";
import { nxosDevice, type NxosDevice } from "../devices-servers/nxos-device.ts";
import { inputsOf, type Bench, type Texts } from "./bench.ts";

export const nxosModel = (configuration: string): DeviceModel =>
  modelOf("nxos", essence(configuration).replaceAll(/^version .*$/gm, ""));

const BEFORE = `feature bgp
hostname tor-1
username fabric password 5 $5$nobody role network-admin
interface Ethernet1/1
  description somebody else's
router bgp 65000
  neighbor 192.0.2.9
    remote-as 65009
`;

const artifact = `feature bgp
ip prefix-list PODS seq 10 permit 10.64.0.0/10 ge 24 le 32
router bgp 65000
  template peer SPINES
    password <secret:spines>
  neighbor 10.254.0.0
    inherit peer SPINES
    remote-as 64513
`;

const mark = "ip prefix-list PODS seq 20 permit 10.192.0.0/16 eq 24";

export const nxosTexts: Texts = { artifact, more: artifact.replace("le 32\n", `le 32\n${mark}\n`), mark };

export interface NxosBench extends Bench<ApiServer> {
  readonly device: NxosDevice;
}

export async function startNxos(certificate: SelfSigned): Promise<NxosBench> {
  const device = nxosDevice(nxosModel, BEFORE);
  device.up.add("192.0.2.9");
  const server = await serveNxapi(device, nxosModel, certificate);
  return {
    device,
    server,
    inputs: inputsOf("tor-1", "nxos", artifact, server.connection),
    running: () => essence(device.running.running()),
    startup: () => essence(device.startup),
    left: () => [
      ...[...device.checkpoints.keys()].filter((name) => name.startsWith("calico")),
      ...device.volatile,
      ...device.jobs.keys(),
      ...device.schedules.keys(),
    ],
    spoil() {
      device.running.type("no ip prefix-list PODS");
      device.startup = device.running.running();
    },
    stop: () => server.stop(),
  };
}
