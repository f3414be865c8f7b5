import init, { parse } from "gongkai";

const started = init();
onmessage = async ({ data }) => {
  await started;
  postMessage(parse(data, { media: "text/plain" }));
};
