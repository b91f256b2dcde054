import { rule } from "../../src/index.ts";
import { askedRules, BUILT_IN_RULES, givenRules, settingsFaults } from "../../src/rules/index.ts";

const own = rule({
  name: "own",
  says: "something holds",
  level: "advisory",
  parameters: {
    most: { type: "number", says: "How many.", default: 3, minimum: 1, maximum: 9 },
    strict: { type: "boolean", says: "Whether.", default: false },
    except: { type: "names", says: "Who." },
  },
  // Each setting has the type that its parameter says.
  check: (_, { most, strict, except }) =>
    strict && most.toFixed(0) === "3" && except.includes("x") ? [{ message: "m", fix: "f" }] : [],
});
const rules = [...BUILT_IN_RULES, own];

const asked = (said: unknown) => askedRules(rules, said).find((one) => one.rule === own);

describe("settings of rules", () => {
  it("leave each rule at its own level, with its defaults, where nothing is said", () => {
    for (const nothing of [null, undefined, {}]) {
      expect(settingsFaults(rules, nothing)).toEqual([]);
      expect(asked(nothing)).toEqual({
        rule: own,
        level: "advisory",
        settings: { most: 3, strict: false, except: [] },
      });
    }
  });

  it("set a level, or a level and parameters, or turn a rule off; `all` is for the others", () => {
    expect(asked({ own: "mandatory" })?.level).toBe("mandatory");
    expect(asked({ own: "disabled" })?.level).toBeNull();
    expect(asked({ all: "disabled" })?.level).toBeNull();
    expect(asked({ all: "disabled", own: "advisory" })?.level).toBe("advisory");
    expect(asked({ all: "mandatory", own: { most: 5, except: ["a"] } })).toEqual({
      rule: own,
      level: "mandatory",
      settings: { most: 5, strict: false, except: ["a"] },
    });
  });

  it.each([
    [{ ows: "mandatory" }, /^ows: did you mean "own"\?/],
    [{ own: "remediate" }, /^own: it is one of mandatory, advisory, disabled$/],
    [{ own: { enforcementLevel: "off" } }, /^own.enforcementLevel: it is one of/],
    [{ own: { mosts: 3 } }, /^own.mosts: did you mean "most"\?/],
    [{ own: { most: 10 } }, /^own.most: it is a number from 1 to 9$/],
    [{ own: { strict: "yes" } }, /^own.strict: it is true or false$/],
    [{ own: { except: "r1" } }, /^own.except: it is a list of names$/],
    [{ all: {} }, /^all: it is one of/],
    [["own"], /^the settings of rules are a mapping/],
  ])("are refused with their place: %j", (said, fault) => {
    expect(settingsFaults(rules, said)).toEqual([expect.stringMatching(fault)]);
  });
});

describe("rules of a user's own", () => {
  it("are what `rule` makes, or plain objects of the same", () => {
    const [made] = givenRules([{ name: "plain", says: "it holds", check: () => [] }]);
    expect(made).toMatchObject({ name: "plain", level: "mandatory", parameters: {} });
    expect(givenRules([own])).toMatchObject([{ name: "own", level: "advisory" }]);
  });

  it.each([
    [{ name: "own" }, /^rules are a list$/],
    [["own"], /^rule 1 of the list is none: it is no object$/],
    [[{ ...own, name: "Two ToRs" }], /small letters/],
    [[{ ...own, says: "" }], /own does not say what holds/],
    [[{ ...own, level: "fatal" }], /the level of own is not one of/],
    [[{ name: "own", says: "it holds" }], /own has no function `check`/],
    [[own, own], /^there are two rules by the name of own$/],
    [[{ ...own, name: "both-ends" }], /^there are two rules by the name of both-ends$/],
    [[{ ...own, name: "all" }], /^all is what settings call every rule/],
  ])("are refused where they are none: %#", (given, fault) => {
    expect(() => givenRules(given)).toThrow(fault);
  });
});
