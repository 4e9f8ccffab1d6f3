import { scalableApp } from "../scalable-app.ts";

export default scalableApp("dev", { spot: false });
