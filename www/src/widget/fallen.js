// What the widget's script does where it stops at its start, such as under Trusted Types that forbid it, or where `Object.prototype` has a
// `value`: every report stays as it is, and is told why. Around the whole script (build.mjs), so that nothing of it is needed here.
var tell = function () {
  var prototype = Object.getPrototypeOf(document);
  Array.prototype.forEach.call(prototype.querySelectorAll.call(document, "gongkai-report"), function (report) {
    report.setAttribute("status", "failed");
    report.dispatchEvent(new CustomEvent("gongkai-error", { detail: { why: "page", message: String(error) }, bubbles: true, composed: true }));
  });
};
var loading = Reflect.get(Object.getPrototypeOf(document), "readyState", document) === "loading";
if (loading) addEventListener("DOMContentLoaded", tell);
else tell();
throw error;
