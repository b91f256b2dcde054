import { fabricPolicyPack } from "pulumi-calico-fabric/policy";
import { rules } from "./rules.js";

fabricPolicyPack("fabric", { rules });
