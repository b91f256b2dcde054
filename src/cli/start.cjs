#!/usr/bin/env node
require("./node-version.cjs").refuseOldNode(`this is ${process.version}: put a newer one before it on PATH.`);
import("./main.ts");
