import { compileSpec } from "./src/compile.ts";
import { formatDiagnostic } from "./src/diagnostics/index.ts";
const {datacenter}=await import(process.argv[2]);
const c=compileSpec(datacenter);
if(!c.ok){for(const d of c.diagnostics)console.log(formatDiagnostic(d));process.exit()}
for(const d of c.fabric.warnings)console.log(formatDiagnostic(d));
const w=process.argv.slice(3);
for(const s of [...c.fabric.switches,...c.fabric.hosts]) if(w.includes(s.intent.device)) console.log(s.text);
if(w.includes("calico")) console.log(JSON.stringify([c.fabric.calico.configuration,...c.fabric.calico.pools.slice(-3),c.fabric.calico.filters[0]],null,1));
