// Texts are compared as they are written: a CI, which takes colours, and a terminal must read them alike.
process.env["NO_COLOR"] = "1";
delete process.env["FORCE_COLOR"];
