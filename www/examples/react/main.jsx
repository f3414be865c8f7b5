// 引擎读文本，得到数据；部件显示同一份文本。 The engine gives data, the element shows the same text.
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import init, { parse } from "gongkai";
import "gongkai/define";

function Page() {
  const [text, setText] = useState("");
  const [ready, setReady] = useState(false);
  const [read, setRead] = useState("");
  useEffect(() => {
    init().then(() => setReady(true));
  }, []);
  const reports = ready && text ? parse(text, { media: "text/plain" }).reports : [];
  return (
    <main>
      <label>
        年报全文 <textarea id="text" value={text} placeholder="把年报粘贴到这里" onChange={(event) => setText(event.target.value)} />
      </label>
      <ul id="findings">
        {reports.flatMap((report) => report.findings).map((finding, i) => <li key={i}>{finding.message.zh}</li>)}
      </ul>
      <p id="read">{read && `已核对：${read}`}</p>
      <gongkai-report id="report" text={text} ongongkai-read={(event) => setRead(event.detail.reports[0]?.agency ?? "")} />
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
