import { renderText } from "#lib/checks/report/text.ts";
import { OutputBlocked, type Summary, writeFiles } from "#lib/files/write.ts";
import { command, Failure, run } from "./command.ts";
import { checkTrees, hasErrors, renderRepository, repositoryRoot } from "./repository.ts";

/** Files after which progress is worth a line. */
const PROGRESS_STEP = 1000;

function progress(done: number, total: number): void {
  if (done % PROGRESS_STEP === 0) console.error(`${done} of ${total} files`);
}

function write(files: Parameters<typeof writeFiles>[1]): Summary {
  try {
    return writeFiles(repositoryRoot, files, progress);
  } catch (error) {
    throw error instanceof OutputBlocked ? new Failure(error.message) : error;
  }
}

const program = command(
  "generate",
  "Renders every definition into generated/. Nothing is written unless every check passes.",
).action(async () => {
  const { trees, files, findings } = await renderRepository(repositoryRoot);
  const checked = await checkTrees(trees, findings);
  if (checked.findings.length > 0) process.stderr.write(renderText(checked));
  if (hasErrors(checked.findings)) throw new Failure("nothing was written");
  const { changed, added, removed, unchanged } = write(files);
  console.log(`generated/: ${changed} changed, ${added} new, ${removed} removed, ${unchanged} unchanged`);
});

await run(program);
