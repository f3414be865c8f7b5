export {} from "./element.js";
