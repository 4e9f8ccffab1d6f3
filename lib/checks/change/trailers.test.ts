import { describe, expect, it } from "vitest";
import type { Finding } from "../finding.ts";
import { object, treeOf } from "../tree.fixture.ts";
import { claim } from "./change.fixture.ts";
import { changeOf } from "./change.ts";
import type { Word } from "./destruction.ts";
import { checkChanges } from "./gate.ts";
import { trailerOf } from "./trailers.ts";

const rest = object("ConfigMap", "kept");
const deletion = changeOf(treeOf([claim("data"), rest]), treeOf([rest]));

/** What is found when a claim is deleted and a commit has these trailers. */
function found(...trailers: readonly (readonly [word: Word, value: string])[]): Finding[] {
  return checkChanges(
    [deletion],
    trailers.map(([word, value]) => trailerOf(word, value, "abc1234")),
  );
}

function faults(...trailers: readonly (readonly [word: Word, value: string])[]): string[] {
  return found(...trailers)
    .filter(({ rule }) => rule === "trailers")
    .map(({ message, fix }) => `${message}; ${fix}`);
}

describe("trailers", () => {
  it("say out loud what a change destroys, in every cluster or in one", () => {
    expect(found().map(({ rule }) => rule)).toEqual(["claim-deletion"]);
    expect(found(["Destroys", "PersistentVolumeClaim shop/data"])).toEqual([]);
    expect(found(["Destroys", " test:  PersistentVolumeClaim  shop/data "])).toEqual([]);
  });

  it("that match nothing are an error, with what was probably meant", () => {
    expect(faults(["Destroys", "PersistentVolumeClaim shop/date"])).toEqual([
      'trailer "Destroys: PersistentVolumeClaim shop/date" of commit abc1234 matches nothing that this change destroys or replaces; write "Destroys: PersistentVolumeClaim shop/data"',
    ]);
    expect(faults(["Replaces", "Namespace web"])).toEqual([
      'trailer "Replaces: Namespace web" of commit abc1234 matches nothing that this change destroys or replaces; take it out of the message',
    ]);
  });

  it("with the wrong word or of another cluster are an error that says the right one", () => {
    expect(faults(["Replaces", "PersistentVolumeClaim shop/data"])).toEqual([
      'trailer "Replaces: PersistentVolumeClaim shop/data" of commit abc1234 has the wrong word: PersistentVolumeClaim shop/data is destroyed; write "Destroys: PersistentVolumeClaim shop/data"',
    ]);
    expect(faults(["Destroys", "prod: PersistentVolumeClaim shop/data"])).toEqual([
      'trailer "Destroys: prod: PersistentVolumeClaim shop/data" of commit abc1234 is of another cluster: PersistentVolumeClaim shop/data is destroyed in test; write "Destroys: test: PersistentVolumeClaim shop/data"',
    ]);
  });
});
