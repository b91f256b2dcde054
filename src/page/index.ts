export { REPORT_SCRIPT, reportPage, type ReportInput } from "./page.ts";
