import { dirname } from "node:path";
import { type Block, type Hcl, type LabelledBlocks, parseHcl, terraformFiles } from "./hcl.ts";

/** What the files of one folder say together. */
export class Configuration {
  readonly #folder: string;
  readonly #files: readonly Hcl[];

  private constructor(folder: string, files: readonly Hcl[]) {
    this.#folder = folder;
    this.#files = files;
  }

  /** Reads the configuration of a folder, as `infra/modules/cluster`. */
  static async read(folder: string): Promise<Configuration> {
    const files = terraformFiles().filter(({ path }) => dirname(path) === folder && path.endsWith(".tf"));
    return new Configuration(folder, await Promise.all(files.map(parseHcl)));
  }

  #only(what: string, found: readonly Block[]): Block {
    const [first, second] = found;
    if (first === undefined || second !== undefined)
      throw new Error(`${this.#folder} has ${found.length} of ${what}, not one`);
    return first;
  }

  /** The block of a type that has one label, as `module` `vpc`. */
  block(type: "module" | "output" | "provider" | "variable", label: string): Block {
    const blocks = this.#files.flatMap((file) => file[type]?.[label] ?? []);
    return this.#only(`${type} ${label}`, blocks);
  }

  /** The resource of a type and a name. */
  resource(type: string, name: string): Block {
    const blocks = this.#files.flatMap(({ resource }) => resource?.[type]?.[name] ?? []);
    return this.#only(`${type}.${name}`, blocks);
  }

  /** All resources of a type by their names. */
  resources(type: string): LabelledBlocks {
    return Object.assign({}, ...this.#files.map(({ resource }) => resource?.[type] ?? {}));
  }

  /** The local value of a name. */
  local(name: string): Block[string] {
    const holders = this.#files.flatMap(({ locals = [] }) => locals).filter((block) => name in block);
    return this.#only(`local.${name}`, holders)[name] ?? null;
  }

  /** The settings of Terraform itself, of all `terraform` blocks. */
  get terraform(): Block {
    return Object.assign({}, ...this.#files.flatMap(({ terraform = [] }) => terraform));
  }
}
