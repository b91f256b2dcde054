import { compileSpec } from "./src/compile.ts";
import { formatDiagnostic } from "./src/diagnostics/index.ts";
import { parse } from "yaml";
import fs from "fs";
for (const f of process.argv.slice(2)) { const c = compileSpec(parse(fs.readFileSync(f,"utf8"))); console.log("#",f, c.ok); for (const d of c.diagnostics??c.fabric.warnings) console.log(formatDiagnostic(d)); }
