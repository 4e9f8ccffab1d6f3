import { readFileSync } from "node:fs";

/** What a module takes and gives. */
export interface ModuleInterface {
  /** One without a default has to be given. */
  readonly inputs: Readonly<Record<string, { readonly type: string; readonly default?: string }>>;
  readonly outputs: readonly string[];
}

interface PublicModule extends ModuleInterface {
  readonly version: string;
  /** Its parts by name. */
  readonly modules?: Readonly<Record<string, ModuleInterface>>;
}

/** What is known of the modules that `terraform-aws-modules` publishes, by their short names, as `vpc`. */
export interface PublicModules {
  readonly modules: Readonly<Record<string, PublicModule>>;
}

/** File with the interfaces of the public modules: their registry has them, this repository has not. */
export const publicModulesFile = process.env.TERRAFORM_MODULES;

/**
 * What is known of the public modules.
 *
 * @throws Error where TERRAFORM_MODULES names no file
 */
export function publicModules(): PublicModules {
  if (publicModulesFile === undefined) throw new Error("TERRAFORM_MODULES is not set");
  return JSON.parse(readFileSync(publicModulesFile, "utf8"));
}

/** What is known of the module that a source names; undefined where nothing is. */
export function interfaceOf(
  source: string,
  { modules }: PublicModules,
): (ModuleInterface & { readonly version: string }) | undefined {
  const [, name = "", part] =
    /^terraform-aws-modules\/([\w-]+)\/aws(?:\/\/modules\/([\w-]+))?$/.exec(source) ?? [];
  const whole = modules[name];
  const known = part === undefined ? whole : whole?.modules?.[part];
  return whole && known && { ...known, version: whole.version };
}
