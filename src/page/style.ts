/** The page's look: one column on a phone, plain on paper, light or dark as the reader has it. */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--text:#16202e;--soft:#4a5668;--line:#c9d1dc;--box:#f4f6f9;--link:#1f4fb5;--bad:#9b1c1c;--good:#0a6b4b;--used:#1f55c4;--kept:#9db4e6}
@media (prefers-color-scheme:dark){:root{--page:#0f141c;--text:#eef2f8;--soft:#b4c0d0;--line:#3a4658;--box:#171e29;--link:#9dbcff;--bad:#ff9d9d;--good:#7fdcb8;--used:#7ea2f5;--kept:#3b5186}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
header,main,footer{max-width:84rem;margin:0 auto;padding:1rem}
header{padding-bottom:0}
h1{margin:0;font-size:1.6rem;overflow-wrap:anywhere}
h2{margin:2rem 0 .5rem;font-size:1.25rem;border-bottom:1px solid var(--line)}
h3{display:inline;font-size:1rem}
small{color:var(--soft);font-weight:400}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:1px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;background:var(--page);padding:.5rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.5rem 0}
nav a{display:inline-block;padding:.2rem 0}
.bar{position:sticky;top:0;z-index:1;background:var(--page);border-bottom:1px solid var(--line);padding:.5rem 1rem;max-width:84rem;margin:0 auto}
.bar,.bar label{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.bar label{flex:1 1 16rem}
input,button{font:inherit;color:inherit;background:var(--box);border:1px solid var(--soft);border-radius:.4rem;padding:.35rem .6rem;min-height:2.2rem}
input{flex:1 1 12rem;min-width:0}
button{cursor:pointer}
output{color:var(--soft)}
.good{color:var(--good)}.bad{color:var(--bad)}
.picture,.wide{overflow:auto;max-width:100%;border:1px solid var(--line);border-radius:.5rem}
.picture{max-height:80vh;margin:.5rem 0 1rem}
.picture svg{display:block;width:100%;height:auto;min-width:34rem}
.picture g[role=button]{cursor:pointer}
details{margin:.5rem 0}
summary{cursor:pointer;padding:.3rem 0}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
th{background:var(--box);white-space:nowrap}
th button{border:0;background:none;padding:0;min-height:1.6rem;font-weight:700}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
td svg{display:block;width:10rem;height:.8rem}
.all{fill:var(--box);stroke:var(--line)}.kept{fill:var(--kept)}.used{fill:var(--used)}
pre{overflow:auto;background:var(--box);padding:.75rem;border-radius:.5rem;font-size:.8rem}
dialog{width:min(72rem,calc(100% - 1rem));max-height:calc(100% - 1rem);background:var(--page);color:var(--text);border:1px solid var(--line);border-radius:.6rem;padding:1rem}
dialog::backdrop{background:#0009}
dialog h2{margin:0 3rem .25rem 0}
dialog .shut{position:absolute;top:.75rem;right:.75rem}
dialog h3{display:block;margin:1rem 0 .3rem}
[hidden]{display:none!important}
@media print{:root{--page:#fff;--text:#000;--soft:#333;--line:#999;--box:#fff;--link:#000;color-scheme:light}.bar,nav,.tools,.skip,dialog{display:none}body{font-size:10pt}.wide,.picture{overflow:visible;max-height:none;border:0}.picture svg{min-width:0}h2{break-after:avoid}tr,.picture{break-inside:avoid}a{text-decoration:none}}
`;
