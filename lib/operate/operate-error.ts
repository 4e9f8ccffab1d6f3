/** Something that the user can mend: its message says what, and how. */
export class OperateError extends Error {
  override readonly name = "OperateError";
}
