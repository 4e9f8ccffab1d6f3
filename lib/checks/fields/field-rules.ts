import type { Choice } from "./choices.ts";
import type { Form } from "./form.ts";
import type { Scope } from "./label-selectors.ts";
import type { Range } from "./ranges.ts";
import type { Cure } from "./required.ts";
import type { FieldTable } from "./table.ts";
import type { Union } from "./unions.ts";

/** What the API server asks of the fields of some kinds, by the rule that says so. */
export interface FieldRules {
  /** Fields that have to be there and hold something: rule `required-fields`. */
  readonly required?: FieldTable<Cure>;
  /** Rule `field-choices`. */
  readonly choices?: FieldTable<Choice>;
  /** Rule `number-ranges`. */
  readonly ranges?: FieldTable<Range>;
  /** Rule `text-forms`. */
  readonly texts?: FieldTable<Form>;
  /** What the keys of maps look like: rule `text-forms`. */
  readonly keys?: FieldTable<Form>;
  /** Maps of which some fields exclude each other: rule `exclusive-fields`. */
  readonly unions?: FieldTable<Union>;
  /** Lists without repetition, with the fields by which their items are told apart: rule `distinct-items`. */
  readonly distinct?: FieldTable<readonly string[]>;
  /** Lists in which "*" stands alone: rule `sole-wildcards`. */
  readonly wildcards?: FieldTable<true>;
  /** Rule `label-selectors`. */
  readonly selectors?: FieldTable<Scope>;
  /** Quantities that are not negative: rule `quantity-bounds`. */
  readonly quantities?: FieldTable<true>;
}
