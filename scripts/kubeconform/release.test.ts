import { describe, expect, it } from "vitest";
import { executableName, platformName, releaseArchive } from "./release.ts";

describe("release", () => {
  it.each([
    ["linux", "x64", "kubeconform-linux-amd64.tar.gz"],
    ["linux", "arm64", "kubeconform-linux-arm64.tar.gz"],
    ["darwin", "arm64", "kubeconform-darwin-arm64.tar.gz"],
    ["win32", "x64", "kubeconform-windows-amd64.zip"],
  ])("has an archive with a checksum for %s %s", (platform, architecture, name) => {
    const archive = releaseArchive(platform, architecture);
    expect(archive?.name).toBe(name);
    expect(archive?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has none for platforms whose checksum is not pinned", () => {
    expect(releaseArchive("linux", "ia32")).toBeUndefined();
    expect(releaseArchive("freebsd", "x64")).toBeUndefined();
  });

  it("names platforms and executables as Go does", () => {
    expect(platformName("win32", "ia32")).toBe("windows-386");
    expect(executableName("win32")).toBe("kubeconform.exe");
    expect(executableName("linux")).toBe("kubeconform");
  });
});
