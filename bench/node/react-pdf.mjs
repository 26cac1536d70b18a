// Prints a resume with @react-pdf/renderer: `node react-pdf.mjs RESUME.json FONTS DOCUMENTS [OUT.pdf]`. First a line of
// JSON with the milliseconds that the first document took, and those since the start of the process; then, for each line on standard input, a
// round: the processor time (user and system) of a document in milliseconds.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createElement as h } from "react";
import { Document, Font, Link, Page, StyleSheet, Text, View, renderToBuffer } from "@react-pdf/renderer";

const [resumeFile, fonts, documents, out] = process.argv.slice(2);
const resume = JSON.parse(readFileSync(resumeFile, "utf8"));

// The same faces as ours, embedded as ours are.
Font.register({
  family: "Source Serif",
  fonts: [
    { src: join(fonts, "SourceSerif4-Regular.ttf") },
    { src: join(fonts, "SourceSerif4-SemiBold.ttf"), fontWeight: 600 },
    { src: join(fonts, "SourceSerif4-Italic.ttf"), fontStyle: "italic" },
  ],
});
Font.registerHyphenationCallback((word) => [word]);

const styles = StyleSheet.create({
  page: { fontFamily: "Source Serif", fontSize: 10, lineHeight: 1.2, color: "#1a1a1a", paddingTop: 50, paddingBottom: 46, paddingHorizontal: 62 },
  name: { fontSize: 24, fontWeight: 600 },
  label: { fontSize: 12.5 },
  quiet: { color: "#555555" },
  section: { fontSize: 12.5, fontWeight: 600, marginTop: 12, marginBottom: 5, borderBottomWidth: 0.5, borderBottomColor: "#8c8c8c" },
  head: { flexDirection: "row", justifyContent: "space-between", marginTop: 6 },
  title: { fontSize: 10.5, fontWeight: 600 },
  organization: { fontStyle: "italic" },
  item: { flexDirection: "row", paddingLeft: 2 },
  bullet: { width: 11 },
  itemText: { flex: 1 },
  strong: { fontWeight: 600 },
});

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const date = (value) => (value ? `${months[Number(value.split("-")[1]) - 1] ?? ""} ${value.split("-")[0]}`.trim() : "Present");
const link = (url) => h(Link, { src: url, style: styles.quiet }, url);
const section = (title, ...children) => h(View, null, h(Text, { style: styles.section }, title), ...children);
const bullets = (items) => (items ?? []).map((item) =>
  h(View, { style: styles.item }, h(Text, { style: styles.bullet }, "•"), h(Text, { style: styles.itemText }, item)));
const entry = (title, from, to, organization, place, url, text, highlights) =>
  h(View, { wrap: false },
    h(View, { style: styles.head }, h(Text, { style: styles.title }, title), h(Text, { style: styles.quiet }, `${date(from)} – ${date(to)}`)),
    h(Text, { style: styles.quiet }, h(Text, { style: styles.organization }, organization), place ? ` · ${place}` : "", url ? " · " : "", url ? link(url) : ""),
    text ? h(Text, null, text) : null,
    ...bullets(highlights));
const line = (name, text) => h(Text, null, h(Text, { style: styles.strong }, name), `: ${text}`);

function resumeDocument() {
  const { basics } = resume;
  return h(Document, { title: `${basics.name} – Resume`, author: basics.name, language: "en" },
    h(Page, { size: "A4", style: styles.page },
      h(Text, { style: styles.name }, basics.name),
      h(Text, { style: styles.label }, basics.label),
      h(Text, { style: styles.quiet }, `${basics.email} · ${basics.phone} · ${basics.location.city}, ${basics.location.region}, ${basics.location.countryCode} · `, link(basics.url)),
      ...basics.profiles.map((profile) => h(Text, { style: styles.quiet }, `${profile.network}: `, link(profile.url))),
      section("Summary", h(Text, null, basics.summary)),
      section("Experience", ...resume.work.map((job) =>
        entry(job.position, job.startDate, job.endDate, job.name, job.location, job.url, job.summary, job.highlights))),
      section("Projects", ...resume.projects.map((project) =>
        entry(project.name, project.startDate, project.endDate, "", "", project.url, project.description, project.highlights)),
        line("Technologies", resume.projects[0].keywords.join(", "))),
      section("Education", ...resume.education.map((school) =>
        entry(`${school.studyType}, ${school.area}`, school.startDate, school.endDate, school.institution))),
      section("Skills", ...resume.skills.map((skill) => line(skill.name, skill.keywords.join(", ")))),
      section("Languages", ...resume.languages.map((language) => line(language.language, language.fluency)))));
}

const loaded = performance.now();
const first = await renderToBuffer(resumeDocument());
const done = performance.now();
console.log(JSON.stringify({ firstMilliseconds: done - loaded, sinceStartMilliseconds: done, bytes: first.length }));
if (out) {
  writeFileSync(out, first);
}

for await (const round of process.stdin) {
  if (String(round).trim() === "") {
    break;
  }

  const before = process.cpuUsage();
  for (let i = 0; i < Number(documents); i++) {
    await renderToBuffer(resumeDocument());
  }

  const used = process.cpuUsage(before);
  console.log(JSON.stringify({ milliseconds: (used.user + used.system) / 1000 / Number(documents) }));
}
