// The text of PDFs as pdf.js sees it: `node pdf-text.mjs FILE...` writes a JSON array with one string a file.
import { readFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const texts = [];
for (const file of process.argv.slice(2)) {
  const data = new Uint8Array(await readFile(file));
  const task = getDocument({ data, isEvalSupported: false, disableFontFace: true, verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  let text = "";
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    text += content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n";
  }

  texts.push(text);
  await task.destroy();
}

process.stdout.write(JSON.stringify(texts));
