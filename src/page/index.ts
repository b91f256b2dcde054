export { REPORT_SCRIPT, reportPage } from "./page.ts";
