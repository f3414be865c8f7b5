export default { base: "./", esbuild: { jsx: "automatic" }, optimizeDeps: { exclude: ["gongkai"] } };
