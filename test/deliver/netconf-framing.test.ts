import fc from "fast-check";
import { BrokenFraming, deframer, framed, type Framing } from "../../src/deliver/netconf/framing.ts";

/** Messages of a session after its hello, in pieces as TCP may bring them. */
function taken(framing: Framing, wire: Buffer, size: number): readonly string[] {
  const from = deframer();
  const hello = from.push(Buffer.from("<hello/>]]>]]>\n"));
  expect(hello).toEqual(["<hello/>"]);
  from.switchTo(framing);
  const messages: string[] = [];
  for (let at = 0; at < wire.length; at += size) messages.push(...from.push(wire.subarray(at, at + size)));
  return messages;
}

const message = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });

describe("NETCONF's framing", () => {
  it.each(["chunked", "end-of-message"] as const)(
    "gives %s messages as they were, however they come",
    (framing) => {
      fc.assert(
        fc.property(
          fc.array(
            message.filter(
              (text) =>
                framing === "chunked" || (text.isWellFormed() && !text.includes("]") && text.trim() === text),
            ),
            { maxLength: 5 },
          ),
          fc.integer({ min: 1, max: 50 }),
          (messages, size) => {
            const wellFormed = messages.map((text) => text.toWellFormed());
            const wire = Buffer.from(wellFormed.map((text) => framed(text, framing)).join(""));
            expect(
              taken(framing, wire, size).map((text) => (framing === "chunked" ? text : text.trim())),
            ).toEqual(wellFormed);
          },
        ),
      );
    },
  );

  it("joins the chunks of a message, which may end within a character", () => {
    const bytes = Buffer.from("héllo");
    const parts = [bytes.subarray(0, 2), bytes.subarray(2)];
    const wire = Buffer.concat([
      ...parts.flatMap((part) => [Buffer.from(`\n#${String(part.length)}\n`), part]),
      Buffer.from("\n##\n"),
    ]);
    expect(taken("chunked", wire, 3)).toEqual(["héllo"]);
  });

  it.each(["\n#0\n", "\n#01\nx", "\n#x\n", "\n#99999999999\n", "<rpc-reply/>]]>]]>", "\n##\n"])(
    "refuses %j where a chunk should begin",
    (wire) => {
      expect(() => taken("chunked", Buffer.from(wire), 100)).toThrow(BrokenFraming);
    },
  );
});
