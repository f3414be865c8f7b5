// The only script that stands in the page as it is. The page's own script is LZMA there, like the engine: a quarter of
// its size. The policy in the head knows both by their hashes.
import { unpack } from "./engine/unpack.js";

const script = document.createElement("script");
script.textContent = new TextDecoder().decode(unpack(document.getElementById("app")!.textContent!));
document.body.append(script);
// It has run. A copy of the page that somebody saves unpacks it again.
script.remove();
