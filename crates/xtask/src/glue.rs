//! The JavaScript that wasm-bindgen writes, so that a fault heals: after a call that ended with an exception the next one has a
//! new instance of the module.
//!
//! A panic aborts, which for JavaScript is an exception out of the middle of a call. What the call had on the module's stack and on
//! its heap stays there for ever: after some hundred the stack is full, and every call fails. Everything that uses a module goes
//! through this file (the page, its worker, the widget, the npm package), so healing stands here and nowhere else.

use anyhow::{Result, bail};

/// Behind what wasm-bindgen wrote. Its own `__wbg_reset_state` is not taken: it calls a start function also where the module has none,
/// and knows no way where instances must not be made at once.
const HEALING: &str = "
let depth = 0, broken = false, renewal;

/* What stands for JavaScript's objects, as it is before the first call. */
const pristine = heap.slice(), [next, top] = [heap_next, stack_pointer];

/* An exception may be ours, such as that of a wrong option; a new instance costs a millisecond, and to tell them apart would have to be right. */
function healing(call) {
    return function (...given) {
        if (depth === 0 && broken) renew();
        depth++;
        try {
            return call(...given);
        } catch (error) {
            broken = broken || wasm !== undefined;
            throw error;
        } finally {
            /* A call within a call, by a getter or by what watches, must leave the outer one its instance. */
            if (--depth === 0 && broken) renew();
        }
    };
}

function renew() {
    const imports = __wbg_get_imports();
    try {
        begin(new WebAssembly.Instance(wasmModule, imports));
    } catch {
        /* Old browsers make no instance of this size at once on a page's thread, or have no room until memory was collected. Until it is
           there the old one goes on; where none can be made the next call tries again. */
        renewal = renewal || WebAssembly.instantiate(wasmModule, imports).then(begin).catch(() => {}).then(() => (renewal = undefined));
    }
}

function begin(instance) {
    broken = false;
    heap = pristine.slice();
    [heap_next, stack_pointer] = [next, top];
    __wbg_finalize_init(instance, wasmModule);
}

export const renewed = () => Promise.resolve(renewal);

/* For a worker, which need not compile it again. */
export const compiled = () => wasmModule;
";

/// Behind its types.
pub(crate) const HEALING_TYPES: &str = "
/**
 * Resolves as soon as there is a new instance after a call that threw: at once, but for browsers that make none on a page's
 * thread without waiting.
 */
export function renewed(): Promise<void>;
";

/// What `HEALING` needs of the script, as wasm-bindgen writes it.
const NEEDED: [&str; 6] = [
    "\nlet heap = ",
    "\nlet heap_next = ",
    "\nlet stack_pointer = ",
    "\nlet wasmModule, wasmInstance, wasm;",
    "\nfunction __wbg_get_imports() {",
    "\nfunction __wbg_finalize_init(instance, module) {",
];

/// The script with healing around each function that it exports.
pub(crate) fn healing(script: &str) -> Result<String> {
    if let Some(missing) = NEEDED.iter().find(|needed| !script.contains(**needed)) {
        bail!("wasm-bindgen writes what makes an instance otherwise than it did: no {:?}", missing.trim());
    }
    let mut out = String::with_capacity(script.len() + HEALING.len());
    let mut healed = String::new();
    for line in script.split_inclusive('\n') {
        let Some(rest) = line.strip_prefix("export function ") else {
            out.push_str(line);
            continue;
        };
        out.push_str("function ");
        out.push_str(rest);
        let name = rest.split('(').next().unwrap_or_default().trim_end();
        let around = format!("const healing_{name} = /* @__PURE__ */ healing({name});\n");
        healed.extend([around, format!("export {{ healing_{name} as {name} }};\n")]);
    }
    if healed.is_empty() {
        bail!("wasm-bindgen exports functions otherwise than it did: none was found");
    }
    Ok(out + HEALING + "\n" + &healed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "/** A. */\nexport function parse(text) {\n    return wasm.parse(text);\n}\n\
        function __wbg_get_imports() {\n}\nlet heap = [];\nlet heap_next = 0;\nlet stack_pointer = 1;\n\
        let wasmModule, wasmInstance, wasm;\nfunction __wbg_finalize_init(instance, module) {\n}\n\
        export { initSync, __wbg_init as default };\n";

    #[test]
    fn every_exported_function_is_healed_and_no_other() {
        let healed = healing(SCRIPT).unwrap();
        assert!(healed.contains("\nfunction parse(text) {"), "{healed}");
        assert!(healed.contains("export { healing_parse as parse };"), "{healed}");
        assert!(healed.contains("export { initSync, __wbg_init as default };"), "{healed}");
        assert!(!healed.contains("healing_initSync"), "{healed}");
    }

    #[test]
    fn a_script_of_another_make_is_refused() {
        assert!(healing("export function parse(text) {\n}\n").is_err());
        assert!(healing(&SCRIPT.replace("__wbg_finalize_init(", "finish(")).is_err());
        assert!(healing(&SCRIPT.replace("export function", "export async function")).is_err());
    }
}
