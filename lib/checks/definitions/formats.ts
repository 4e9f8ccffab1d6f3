import { isIPv4, isIPv6 } from "node:net";
import { forms } from "../fields/forms.ts";

const dateTime = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const units =
  "ns|us|µs|μs|ms|s|m|h|d|w|nanos?|micros?|millis?|sec|secs|seconds?|min|mins|minutes?|hours?|days?|weeks?";
const duration = new RegExp(
  `^([+-]?(0|(\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))*|P.+|(\\d+\\s*(${units})\\s*)+)$`,
);
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** Texts longer than this are not looked at. */
const longest = 100_000;

function isDate(text: string): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== "" && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isDateTime(text: string): boolean {
  const [, , , , hours = "24", minutes = "60", seconds = "60"] = dateTime.exec(text) ?? [];
  return isDate(text.slice(0, 10)) && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
}

/** What the API server looks for in a text of a format; other formats say nothing. */
const formats: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ["byte", (text: string) => base64.test(text)],
  ["cidr", forms.network.holds],
  ["date", isDate],
  ["date-time", isDateTime],
  ["datetime", isDateTime],
  ["duration", (text: string) => duration.test(text)],
  ["ipv4", (text: string) => isIPv4(text.replace(/\b0+(?=\d)/g, ""))],
  ["ipv6", isIPv6],
  ["uri", (text: string) => text.startsWith("/") || /^[a-z][a-z0-9+.-]*:./i.test(text)],
  ["uuid", (text: string) => uuid.test(text)],
]);

/**
 * Whether a text is of a format of OpenAPI, as far as the API server looks.
 *
 * @see https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/strfmt/default.go
 */
export function isOfFormat(format: string, text: string): boolean {
  return text.length > longest || formats.get(format)?.(text) !== false;
}

const widest: ReadonlyMap<string, number> = new Map([
  ["int32", 2 ** 31],
  ["int64", 2 ** 63],
  ["float", 3.4028234663852886e38],
]);

/** Whether a number fits into its format. */
export function fits(format: string, value: number): boolean {
  const most = widest.get(format) ?? Number.POSITIVE_INFINITY;
  return value >= -most && (format === "float" ? value <= most : value < most);
}
