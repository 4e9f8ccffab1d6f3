import { ApiObject, JsonPatch } from "cdk8s";
import type { IConstruct } from "constructs";

/** Changes to objects that constructs of cdk8s-plus make, by object. */
export class Amendments {
  readonly #patches = new Map<string, JsonPatch[]>();

  /**
   * Changes the object that a construct becomes. The changes apply to the finished object: cdk8s-plus would
   * filter a patch of its own through the fields that Kubernetes 1.28 had.
   */
  amend(construct: IConstruct, ...patches: readonly JsonPatch[]): void {
    const { kind, name } = ApiObject.of(construct);
    const key = `${kind}/${name}`;
    this.#patches.set(key, [...(this.#patches.get(key) ?? []), ...patches]);
  }

  /** Puts a value into the object, where cdk8s-plus has no words for it. */
  put(construct: IConstruct, pointer: string, value: unknown): void {
    this.amend(construct, JsonPatch.add(pointer, value));
  }

  /** The object with its changes. */
  apply<Manifest extends { kind: string; metadata: { name: string } }>(object: Manifest): Manifest {
    const patches = this.#patches.get(`${object.kind}/${object.metadata.name}`);
    return patches === undefined ? object : JsonPatch.apply(object, ...patches);
  }
}
