import { findPrerequisites } from "./prerequisites.ts";

process.stdout.write(JSON.stringify(await findPrerequisites()));
