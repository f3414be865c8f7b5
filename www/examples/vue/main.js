// 引擎在工作线程里读；部件显示同一份文本。 The engine reads in a worker, the element shows the same text.
import { createApp, defineComponent, h, ref, watch } from "vue";
import "gongkai/define";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

const Page = defineComponent(() => {
  const text = ref("");
  const findings = ref([]);
  const read = ref("");
  worker.onmessage = ({ data }) => (findings.value = data.reports.flatMap((report) => report.findings));
  watch(text, (now) => worker.postMessage(now));
  return () => h("main", [
    h("label", ["年报全文 ", h("textarea", { id: "text", value: text.value, placeholder: "把年报粘贴到这里", onInput: (event) => (text.value = event.target.value) })]),
    h("ul", { id: "findings" }, findings.value.map((finding) => h("li", finding.message.zh))),
    h("p", { id: "read" }, read.value && `已核对：${read.value}`),
    h("gongkai-report", { id: "report", text: text.value, "onGongkai-read": (event) => (read.value = event.detail.reports[0]?.agency ?? "") }),
  ]);
});

createApp(Page).mount("#root");
