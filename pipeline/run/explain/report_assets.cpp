#include "pipeline/run/explain/report_assets.hpp"

namespace shenbao {

std::string_view report_style() {
    return R"css(
:root{--ink:#1c2733;--soft:#5b6875;--line:#dde3ea;--paper:#fff;--ground:#f3f5f8;--ok:#2f8f46;--ask:#d9800f;--bad:#c8322d}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
 font:15px/1.55 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",system-ui,sans-serif}
header{background:var(--paper);border-bottom:1px solid var(--line);padding:1.1rem 1.5rem}
h1{font-size:1.25rem;margin:0 0 .3rem}h2{font-size:1.05rem;margin:0}
.facts,.soft{color:var(--soft);font-size:.88rem}
.tallies{display:flex;gap:.6rem;flex-wrap:wrap;margin-top:.6rem}
.tally{border:1px solid var(--line);border-radius:8px;padding:.2rem .7rem;background:var(--ground)}
.tally b{margin-right:.35rem}.tally.ok b{color:var(--ok)}.tally.ask b{color:var(--ask)}
nav{position:sticky;top:0;z-index:5;background:var(--paper);border-bottom:1px solid var(--line);padding:.4rem 1.5rem;
 display:flex;gap:.4rem;flex-wrap:wrap;align-items:center}
nav a{color:inherit;text-decoration:none;padding:.15rem .6rem;border-radius:6px}nav a:hover{background:var(--ground)}
button{font:inherit;border:1px solid var(--line);background:var(--paper);border-radius:6px;padding:.15rem .7rem;cursor:pointer;
 color:inherit}
button[aria-pressed=true]{background:var(--ink);color:#fff;border-color:var(--ink)}
button:focus-visible,tr:focus-visible{outline:2px solid #1f6fd0;outline-offset:1px}
section{padding:1rem 1.5rem}
.page{display:grid;grid-template-columns:minmax(0,1.25fr) minmax(22rem,1fr);gap:1rem;align-items:start}
@media(max-width:70rem){.page{grid-template-columns:1fr}}
.views{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:.7rem;position:sticky;top:3.2rem}
.tabs{display:flex;gap:.3rem;flex-wrap:wrap;margin-bottom:.6rem}
.view{display:none;position:relative;max-height:calc(100vh - 8rem);overflow:auto}.view.shown{display:block}
.view img{display:block;width:100%}
.view svg{position:absolute;left:0;top:0;width:100%}
rect{fill-opacity:.14;stroke-width:1.5;vector-effect:non-scaling-stroke;cursor:pointer}
rect.accepted{fill:var(--ok);stroke:var(--ok)}rect.review{fill:var(--ask);stroke:var(--ask)}
rect.doubtful{fill:var(--bad);stroke:var(--bad)}
rect.lit{fill-opacity:.38;stroke-width:3.5}
.fields{background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th{position:sticky;top:0;background:var(--paper);text-align:left;font-weight:600;color:var(--soft)}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td.path{font-family:ui-monospace,monospace;font-size:.78rem;color:var(--soft);overflow-wrap:anywhere;min-width:9rem;max-width:11rem}
td.text{word-break:break-word}td.num{white-space:nowrap;font-variant-numeric:tabular-nums}
tbody tr{cursor:pointer;border-left:4px solid transparent}
tr.accepted{border-left-color:var(--ok)}tr.review{border-left-color:var(--ask)}tr.doubtful{border-left-color:var(--bad)}
tr.lit,tbody tr:hover{background:#eaf2fb}
.other{display:block;color:var(--soft);font-size:.82rem}
.blank{color:var(--soft);font-style:italic}
.only-review tr.accepted{display:none}
ul.issues{margin:.4rem 0 0;padding-left:1.2rem}li.error{color:var(--bad)}li.warning{color:var(--ask)}
)css";
}

std::string_view report_script() {
    return R"js(
const all=(selector,root=document)=>[...root.querySelectorAll(selector)];
all('img[data-same]').forEach(i=>{
  i.src=i.closest('.page').querySelector(`[data-view="${i.dataset.same}"] img`).src;
});
function show(page,name){
  all('.view',page).forEach(v=>v.classList.toggle('shown',v.dataset.view===name));
  all('.tabs button',page).forEach(b=>b.setAttribute('aria-pressed',b.dataset.view===name));
}
all('.tabs button').forEach(b=>b.addEventListener('click',()=>show(b.closest('.page'),b.dataset.view)));
function light(id,on){all(`[data-field="${id}"]`).forEach(e=>e.classList.toggle('lit',on))}
let kept=null;
function keep(id){if(kept!==null)light(kept,false);kept=id;light(id,true)}
all('[data-field]').forEach(e=>{
  const id=e.dataset.field;
  e.addEventListener('mouseenter',()=>light(id,true));
  e.addEventListener('mouseleave',()=>{if(id!==kept)light(id,false)});
  e.addEventListener('click',()=>choose(e,id));
  e.addEventListener('keydown',k=>{if(k.key==='Enter')choose(e,id)});
});
function choose(element,id){
  keep(id);
  const box=document.querySelector(`rect[data-field="${id}"]`),row=document.querySelector(`tr[data-field="${id}"]`);
  if(element.tagName==='rect')row.scrollIntoView({block:'center',behavior:'smooth'});
  else if(box){
    show(box.closest('.page'),'readings');
    const view=box.closest('.view'),b=box.getBoundingClientRect(),v=view.getBoundingClientRect();
    view.scrollTo({top:view.scrollTop+b.top-v.top-v.height/3,behavior:'smooth'});
  }
}
const filter=document.getElementById('filter');
filter.addEventListener('click',()=>{
  const on=document.body.classList.toggle('only-review');
  filter.setAttribute('aria-pressed',on);
});
)js";
}

}  // namespace shenbao
