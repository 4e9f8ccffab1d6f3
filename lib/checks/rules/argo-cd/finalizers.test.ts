import { describe, expect, it } from "vitest";
import { at, findingsOf } from "../../tree.fixture.ts";
import { application } from "./repository.fixture.ts";

const held = (...finalizers: string[]) => application("shop", {}, { finalizers });

describe("finalizers", () => {
  it.each(["resources-finalizer.argocd.argoproj.io", "resources-finalizer.argocd.argoproj.io/background"])(
    "accepts %s",
    (finalizer) => {
      expect(findingsOf("finalizers", [held(finalizer, "other.example.com/finalizer")])).toEqual([]);
    },
  );

  it.each(["resource-finalizer.argocd.argoproj.io", "resources-finalizer.argoproj.io"])(
    "refuses %s",
    (finalizer) => {
      const one = held(finalizer);
      expect(findingsOf("finalizers", [one])).toEqual([
        at(
          "finalizers",
          one,
          `finalizer ${finalizer} is none of Argo CD: it hangs for ever when it is deleted`,
          "write resources-finalizer.argocd.argoproj.io",
        ),
      ]);
    },
  );
});
