import { expect, it } from "vitest";
import { compareFiles } from "#lib/files/compare.ts";
import { driftOf } from "#lib/files/drift.ts";
import { writeFiles } from "#lib/files/write.ts";
import { hasErrors, renderRepository, repositoryRoot } from "#scripts/repository.ts";
import { type Copy, copyRepository } from "./copy.ts";

const tracker = "generated/gitops-delivery-cluster/expense-tracker";

/** Files of `generated/` that differ after a change of the definitions. */
async function filesChangedBy(change: (copy: Copy) => void): Promise<string[]> {
  const copy = copyRepository({ output: true });
  change(copy);
  const { files, findings } = await renderRepository(copy.root);
  expect(findings).toEqual([]);
  const { changed, missing, orphan } = compareFiles(copy.root, files);
  return [...changed, ...missing.map((path) => `+${path}`), ...orphan.map((path) => `-${path}`)].sort();
}

it("generated/ is what the definitions give", async () => {
  const { files, findings } = await renderRepository(repositoryRoot);
  expect(hasErrors(findings)).toBe(false);
  expect(driftOf(compareFiles(repositoryRoot, files))).toEqual([]);
});

it("a port is changed in one place: Deployment, Service, policy, monitor and Ingress follow, and nothing else", async () => {
  const changed = await filesChangedBy((copy) => {
    copy.replace("apps/expense-tracker/index.ts", "port: 8000", "port: 8001");
  });
  expect(changed).toEqual([
    `${tracker}/deployment-backend.yaml`,
    `${tracker}/ingress-k8s-dakshayahuja-in-paths.yaml`,
    `${tracker}/networkpolicy-backend.yaml`,
    `${tracker}/service-backend.yaml`,
    `${tracker}/servicemonitor-backend.yaml`,
  ]);
});

it("an image is bumped in images.json and changes one file", async () => {
  const changed = await filesChangedBy((copy) => {
    copy.replace("apps/expense-tracker/images.json", "expense-backend:0.1", "expense-backend:0.2");
  });
  expect(changed).toEqual([`${tracker}/deployment-backend.yaml`]);
});

it("a key of a secret is renamed in one place: what reads it, what brings it and what Terraform makes follow", async () => {
  const changed = await filesChangedBy((copy) => {
    copy.replace("apps/expense-tracker/index.ts", '"google-client-id"', '"google-id"');
  });
  expect(changed).toEqual([
    `${tracker}/deployment-backend.yaml`,
    `${tracker}/externalsecret-backend-secrets.yaml`,
    "generated/gitops-delivery-cluster/infra.json",
  ]);
});

it("a right to a bucket is given in one place, and nothing but the role of that workload changes", async () => {
  const changed = await filesChangedBy((copy) => {
    copy.replace("apps/durga-puja/index.ts", "uses: [assets.readWrite]", "uses: [assets.read]");
  });
  expect(changed).toEqual(["generated/durga-puja-eks/infra.json"]);
});

it("an application goes with its folder: its files, its Application, its project and what it had at AWS", async () => {
  const changed = await filesChangedBy((copy) => copy.remove("apps/filmcastpro"));
  const rest = changed.filter((path) => !path.startsWith("-generated/filmcastpro/filmcastpro/"));
  expect(rest).toEqual([
    "-generated/filmcastpro/argocd/application-filmcastpro.yaml",
    "-generated/filmcastpro/argocd/appproject-filmcastpro.yaml",
    "generated/filmcastpro/infra.json",
  ]);
});

it("a renamed application is reported as what it is", async () => {
  const copy = copyRepository({ output: true });
  copy.move("apps/filmcastpro", "apps/films");
  copy.replace("apps/films/index.ts", 'name: "filmcastpro"', 'name: "films"');
  const { files } = await renderRepository(copy.root);
  const renames = driftOf(compareFiles(copy.root, files)).filter(({ message }) =>
    message.includes("renamed"),
  );
  expect(renames).toEqual([
    {
      rule: "drift",
      severity: "error",
      cluster: "filmcastpro",
      unit: "filmcastpro",
      file: "generated/filmcastpro/filmcastpro",
      message:
        "unit filmcastpro was renamed to films: Argo CD deletes Application filmcastpro with everything it made, except what is protected, and makes films from nothing, without the data of filmcastpro",
      fix: 'keep the name filmcastpro, or move the data first and then run "npm run generate" and commit the result',
    },
  ]);
});

it("a second run writes nothing", async () => {
  const copy = copyRepository({ output: true });
  copy.remove("generated");
  const { files } = await renderRepository(copy.root);
  expect(writeFiles(copy.root, files)).toMatchObject({ added: files.length, unchanged: 0 });
  expect(writeFiles(copy.root, files)).toEqual({ changed: 0, added: 0, removed: 0, unchanged: files.length });
});
