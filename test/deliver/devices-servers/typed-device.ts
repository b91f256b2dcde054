import type { DeviceModel } from "../../platforms/device-model/model.ts";

/** A device model that can go back to what it ran at a moment: all that was typed until then is typed anew. */
export interface TypedDevice {
  readonly type: (line: string) => string | null;
  readonly running: () => string;
  /** What is gone back to. */
  readonly moment: () => number;
  readonly goBack: (moment: number) => void;
}

export function typedDevice(make: () => DeviceModel): TypedDevice {
  let model = make();
  let typed: string[] = [];
  return {
    type(line) {
      const refusal = model.type(line);
      if (refusal === null) typed.push(line);
      return refusal;
    },
    running: () => model.running(),
    moment: () => typed.length,
    goBack(moment) {
      const lines = typed.slice(0, moment);
      model = make();
      typed = [];
      for (const line of lines) {
        const refusal = model.type(line);
        if (refusal !== null) throw new Error(`typed anew, "${line}" is refused: ${refusal}`);
        typed.push(line);
      }
    },
  };
}
