export default { base: "./", optimizeDeps: { exclude: ["gongkai"] }, define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false } };
