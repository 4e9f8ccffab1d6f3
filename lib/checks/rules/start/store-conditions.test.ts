import { expect, it } from "vitest";
import type { Value } from "#lib/render/resource.ts";
import { at, findingsOf, object } from "../../tree.fixture.ts";

const secret = object("external-secrets.io/v1 ExternalSecret", "web", {
  spec: { secretStoreRef: { kind: "ClusterSecretStore", name: "aws" } },
});
const store = (...conditions: Value[]) =>
  object("external-secrets.io/v1 ClusterSecretStore", "aws", { spec: { conditions } });
const shop = object("Namespace", "shop", {}, { labels: { team: "shop" } });

it.each([
  [[]],
  [[{ namespaces: ["other", "shop"] }]],
  [[{ namespaces: ["other"] }, { namespaceSelector: { matchLabels: { team: "shop" } } }]],
  [[{ namespaceRegexes: ["sh.*"] }]],
])("a store with conditions %j is for the namespace", (conditions) => {
  expect(findingsOf("store-conditions", [secret, shop, store(...conditions)])).toEqual([]);
});

it.each([[{ namespaces: ["other"] }], [{ namespaceSelector: { matchLabels: { team: "other" } } }]])(
  "a store with condition %j is not",
  (condition) => {
    expect(findingsOf("store-conditions", [secret, shop, store(condition)])).toEqual([
      at(
        "store-conditions",
        secret,
        "ClusterSecretStore aws is not for namespace shop: nothing makes its Secret",
        "add shop to the conditions of the store, or use another store",
      ),
    ]);
  },
);
