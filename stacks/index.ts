import * as pulumi from "@pulumi/pulumi";
import { program } from "./program.ts";

/** The program that `pulumi up` runs; its exports are the stack's outputs. */
export const { switches, pools, sessions, tables } = await program(pulumi.getStack());
