// 把 #report 的内容交给沙箱里的 embed.html，收到结果后以它代替原文。 Hands what is in #report to the frame, which then takes its place.
const report = document.getElementById("report");
const frame = document.createElement("iframe");
frame.setAttribute("sandbox", "allow-scripts");
frame.title = "年报统计表";
frame.src = "../embed.html#origin=" + encodeURIComponent(location.origin);

window.addEventListener("message", ({ source, data }) => {
  // 沙箱里的框架没有来源（"null"），只能凭窗口认。 A sandboxed frame has no origin: its window tells who speaks.
  if (source !== frame.contentWindow || !data || data.protocol !== "gongkai/1") return;
  if (data.type === "ready") {
    // 沙箱没有来源，目标只能写 "*"；收信的只有这个窗口。 There is no origin to name; only this window gets it.
    source.postMessage({ protocol: "gongkai/1", type: "show", text: report.innerHTML, media: "text/html" }, "*");
  } else if (data.type === "height") {
    frame.style.height = data.height + "px";
  } else if (data.type === "read") {
    const [first] = data.document.reports;
    if (first) report.hidden = true;
    document.getElementById("news").textContent = first ? first.agency + "：统计表已显示" : "没有找到年报";
  } else if (data.type === "error") {
    frame.remove();
  }
});
report.before(frame);
