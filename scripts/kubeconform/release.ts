/** The pinned version of kubeconform. */
export const version = "0.8.0";

/** An archive of the release. */
export interface ReleaseArchive {
  /** As in the release: `kubeconform-linux-amd64.tar.gz`. */
  readonly name: string;
  readonly sha256: string;
}

/** SHA-256 of the archives, from the file CHECKSUMS of the release. */
const checksums: Readonly<Record<string, string>> = {
  "kubeconform-darwin-amd64.tar.gz": "71dbc87ac9f24099a62b93570e65aa06312ba6ac8aea63b7f86e9d999edf5a92",
  "kubeconform-darwin-arm64.tar.gz": "f84f4dfbebf4a6b0b230385fa065a39ea35e02608c2b50d025dcf64775a69d67",
  "kubeconform-linux-amd64.tar.gz": "9bc2bffbf71f261128533edaf912153948b7ff238f9a531ae6d34466ec287883",
  "kubeconform-linux-arm64.tar.gz": "1f53fc8e81258197a35e8603054162a5af1de8c5af13746c71ab680d9534ed87",
  "kubeconform-windows-amd64.zip": "e3f56102bcf4f50b034a567e2482a1c5330799983ddd655952310211aef73d93",
  "kubeconform-windows-arm64.zip": "4f3c9889f5f3a1e4aba84f9212f599ad3164d1fb32175fba3a53b505b0fffd0f",
};

const systems: Readonly<Record<string, string>> = { win32: "windows" };
const architectures: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

/** Name of a platform as Go and the release spell it: `linux-amd64` for Node's `linux` and `x64`. */
export function platformName(platform: string, architecture: string): string {
  return `${systems[platform] ?? platform}-${architectures[architecture] ?? architecture}`;
}

/** Name of the executable within the archive. */
export function executableName(platform: string): string {
  return platform === "win32" ? "kubeconform.exe" : "kubeconform";
}

/** The release's archive for a platform; nothing when none is pinned. */
export function releaseArchive(platform: string, architecture: string): ReleaseArchive | undefined {
  const extension = platform === "win32" ? "zip" : "tar.gz";
  const name = `kubeconform-${platformName(platform, architecture)}.${extension}`;
  const sha256 = checksums[name];
  return sha256 === undefined ? undefined : { name, sha256 };
}
