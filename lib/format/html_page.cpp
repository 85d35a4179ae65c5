// A bar is a background of its segment: a segment has room below its letters for the lanes of its line (--n) and sets
// the colour of each lane it is in (--l0 to --l7). So bars break over lines as the text does, and bars of neighbours
// join. Without script the page is read as it is; the script adds the card and highlights what belongs together.
#include "format/html_page.h"

namespace sayso::io {

const std::string_view kPageHead = R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="generator" content="sayso">
<title>sayso</title>
<style>
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d1f22; --soft: #5d6470; --line: #dfdcd4; --on: #fff0b8;
  --q: #3f73d8; --qg: #c3d3f3; --c: #d07a1c; --cg: #f0d7b8; --t: #8f56c4; --tg: #dfcdf0; --r: #2c9273; --rg: #bfe2d6;
  --s: #5d6470; --who: #1c4fae; --num: #97520a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --card: #1f2226; --ink: #e4e3df; --soft: #9aa1ab; --line: #34383e; --on: #4d4216;
    --q: #6d9bf0; --qg: #2c3e61; --c: #e59a45; --cg: #584020; --t: #b78be6; --tg: #463358; --r: #4fbf9d; --rg: #21483c;
    --s: #9aa1ab; --who: #9dbdf8; --num: #f0b06a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 Georgia, "Times New Roman", serif; }
.bar, aside, .meta, .card, .sources { font-family: system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.bar { display: flex; flex-wrap: wrap; gap: 2px 18px; align-items: baseline; padding: 10px 20px; font-size: 13px; color: var(--soft); border-bottom: 1px solid var(--line); }
.bar strong { color: var(--ink); font-size: 15px; }
.key { border-bottom: 4px solid; padding-bottom: 1px; }
.doc { max-width: 1180px; margin: 0 auto; padding: 18px 20px 40px; border-bottom: 1px solid var(--line); }
.doc h2 { margin: 8px 0 2px; font-size: 26px; line-height: 1.25; }
.meta { margin: 0 0 14px; font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 330px; gap: 34px; align-items: start; }
.text { min-width: 0; }
.text h2 { margin: 0 0 .5em; }
.text p { margin: 0 0 .85em; }
.text p, .text h2 { white-space: pre-wrap; overflow-wrap: break-word; line-height: calc(1.42em + var(--n, 0) * 6px); }
.text h2 { line-height: calc(1.25em + var(--n, 0) * 6px); }
.m {
  padding-bottom: calc(var(--n) * 6px); border-radius: 1px;
  background-repeat: no-repeat; background-size: 100% 4px;
  background-image: linear-gradient(var(--l0, transparent) 0 0), linear-gradient(var(--l1, transparent) 0 0), linear-gradient(var(--l2, transparent) 0 0), linear-gradient(var(--l3, transparent) 0 0), linear-gradient(var(--l4, transparent) 0 0), linear-gradient(var(--l5, transparent) 0 0), linear-gradient(var(--l6, transparent) 0 0), linear-gradient(var(--l7, transparent) 0 0);
  background-position: 0 calc(100% - (var(--n) - 1) * 6px), 0 calc(100% - (var(--n) - 2) * 6px), 0 calc(100% - (var(--n) - 3) * 6px), 0 calc(100% - (var(--n) - 4) * 6px), 0 calc(100% - (var(--n) - 5) * 6px), 0 calc(100% - (var(--n) - 6) * 6px), 0 calc(100% - (var(--n) - 7) * 6px), 0 calc(100% - (var(--n) - 8) * 6px);
}
.m[data-r] { cursor: pointer; }
.m:focus-visible, .sources li:focus-visible { outline: 2px solid var(--q); outline-offset: 1px; }
.who { font-weight: bold; color: var(--who); }
.cue { font-style: italic; }
.num { font-weight: bold; color: var(--num); }
.on { background-color: var(--on); }
aside { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow: auto; font-size: 14px; line-height: 1.4; }
aside h3 { margin: 0 0 6px; font-size: 12px; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
.panel { margin-bottom: 18px; }
.hint { color: var(--soft); margin: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--k, var(--soft)); border-radius: 4px; padding: 8px 10px; margin: 0 0 8px; }
.card h4 { margin: 0 0 3px; font-size: 13px; color: var(--soft); }
.card .said { margin: 0 0 6px; overflow-wrap: anywhere; }
.card dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 1px 10px; margin: 0; font-size: 13px; }
.card dt { color: var(--soft); }
.card dd { margin: 0; overflow-wrap: anywhere; }
.sources { list-style: none; margin: 0; padding: 0; }
.sources li { padding: 5px 6px; border-top: 1px solid var(--line); cursor: pointer; overflow-wrap: anywhere; }
.sources small { color: var(--soft); display: block; }
.sources .n { float: right; color: var(--who); font-weight: bold; padding-left: 8px; }
.errors { color: var(--soft); font-size: 13px; }
.close { display: none; }
@media (max-width: 860px) {
  body { font-size: 16px; }
  .columns { grid-template-columns: minmax(0, 1fr); gap: 20px; }
  .doc { padding: 12px 14px 40px; }
  .bar { padding: 8px 14px; }
  .doc h2 { font-size: 22px; }
  aside { position: static; max-height: none; overflow: visible; }
  .panel { margin: 0; }
  .panel:not(.open) { display: none; }
  .panel.open { position: fixed; left: 0; right: 0; bottom: 0; max-height: 46vh; overflow: auto; z-index: 2; padding: 10px 14px; background: var(--paper); border-top: 1px solid var(--line); box-shadow: 0 -4px 18px rgba(0, 0, 0, .25); }
  .panel.open .close { display: block; float: right; font: inherit; font-size: 13px; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: 3px 10px; }
}
@media print { .panel { display: none; } .columns { display: block; } aside { position: static; max-height: none; } }
</style>
</head>
<body>
<header class="bar"><strong>sayso</strong>
<span class="key" style="border-color: var(--q)">quote</span><span class="key" style="border-color: var(--c)">claim</span><span class="key" style="border-color: var(--t)">time</span><span class="key" style="border-color: var(--r)">other record</span>
<span><span class="who">speaker</span></span><span><span class="cue">cue</span></span><span><span class="num">number</span></span></header>
<main>
)html";

const std::string_view kPageEnd = R"html(</main>
<script>
(() => {
  "use strict";
  for (const doc of document.querySelectorAll(".doc")) {
    const panel = doc.querySelector(".panel"), hint = panel.innerHTML;
    const cards = new Map([...doc.querySelectorAll(".cards > .card")].map(card => [card.dataset.id, card]));
    const marked = [...doc.querySelectorAll(".m[data-r]")].map(m => [m, m.dataset.r.split(" ")]);
    let pinned = false;
    const light = ids => { for (const [m, has] of marked) m.classList.toggle("on", has.some(id => ids.includes(id))); };
    const clear = () => { pinned = false; light([]); panel.classList.remove("open"); panel.innerHTML = hint; };
    const show = (ids, lit) => {
      light(lit);
      const close = document.createElement("button");
      close.className = "close"; close.textContent = "close"; close.type = "button";
      close.addEventListener("click", event => { event.stopPropagation(); clear(); });
      panel.replaceChildren(close, ...ids.filter(id => cards.has(id)).map(id => {
        const card = cards.get(id).cloneNode(true);
        card.addEventListener("mouseenter", () => light([id]));
        return card;
      }));
      panel.classList.add("open");
    };
    const showMark = m => { const ids = m.dataset.r.split(" "); show(ids, ids.slice(0, 1)); };
    for (const [m] of marked) {
      m.addEventListener("mouseenter", () => { if (!pinned && matchMedia("(hover: hover)").matches) showMark(m); });
      m.addEventListener("focus", () => showMark(m));
      m.addEventListener("click", event => { event.stopPropagation(); pinned = true; showMark(m); });
    }
    for (const li of doc.querySelectorAll(".sources li")) {
      const pick = () => { pinned = true; show(li.dataset.r.split(" "), li.dataset.r.split(" ")); };
      li.addEventListener("click", event => { event.stopPropagation(); pick(); });
      li.addEventListener("keydown", event => { if (event.key === "Enter") pick(); });
    }
    doc.addEventListener("click", event => { if (!event.target.closest("aside")) clear(); });
    document.addEventListener("keydown", event => { if (event.key === "Escape") clear(); });
  }
})();
</script>
</body>
</html>
)html";

}  // namespace sayso::io
