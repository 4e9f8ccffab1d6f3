import { scalableApp } from "../scalable-app.ts";

export default scalableApp("prod", { spot: false });
