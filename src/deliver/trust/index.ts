export { onConsole } from "./on-console.ts";
export { shownBy, type Shown } from "./trusted.ts";
