import { expect, it } from "vitest";
import { readBroken } from "./documents.ts";

const manifest = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: { app.kubernetes.io/name: web }
spec:
  ports:
    - name: http
      port: 80
`;

it("broken documents are read without an exception, and what is left of them is checked", async () => {
  const { documents, objects, longest } = await readBroken([manifest], 300);
  expect(documents).toBe(300);
  expect(objects).toBeGreaterThan(50);
  expect(longest).toBeLessThan(1000);
});
