/** `web-shop` and `web_shop` to `WebShop`: names of alerts are in CamelCase. */
export function camelCase(name: string): string {
  return name
    .split(/[-_:]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}
