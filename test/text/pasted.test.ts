// What people paste from websites and word processors: its words, numbering and line breaks stay, its markup goes.
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/text/clean.js";
import { textFromPasted } from "../../src/text/pasted.js";

describe("text with HTML in it", () => {
  it.each<[string, string, string]>([
    ["paragraphs and breaks", "<p>4-ESS2-1</p>\r\n<p>Make<br/>observations</p>", "4-ESS2-1\nMake\nobservations"],
    ["a numbered list", "<ol><li>Observe</li><li>Explain &amp; draw</li></ol>", "1. Observe\n2. Explain & draw"],
    ["a lettered list", '<ol type="a"><li>Observe</li><li>Explain</li></ol>', "a. Observe\nb. Explain"],
    ["Roman numbers", "<ol type='I' start=4><li>Observe</li><li>Explain</li></ol>", "IV. Observe\nV. Explain"],
    [
      "small Roman numbers by style",
      '<ol style="list-style-type: lower-roman"><li>a</li><li>b</li></ol>',
      "i. a\nii. b",
    ],
    ["a number of its own", '<ol><li value="7">Observe</li><li>Explain</li></ol>', "7. Observe\n8. Explain"],
    ["many letters", `<ol type="A" start="26"><li>z</li><li>aa</li></ol>`, "Z. z\nAA. aa"],
    [
      "a list in a list",
      '<ol><li>Rivers<ol type="a"><li>Source</li><li>Mouth</li></ol></li><li>Seas</li></ol>',
      "1. Rivers\n  a. Source\n  b. Mouth\n2. Seas",
    ],
    ["bullets", "<ul class='std'>\n  <li>Observe</li>\n  <li>Explain</li>\n</ul>", "• Observe\n• Explain"],
    [
      "a table",
      "<table><tr><th>Code</th><th>Text</th></tr><tr><td>4.1</td><td>Read</td></tr></table>",
      "Code Text\n4.1 Read",
    ],
    [
      "powers and indexes",
      "<p>10<sup>3</sup> m<sup>2</sup> of H<sub>2</sub>O on the 4<sup>th</sup></p>",
      "10³ m² of H₂O on the 4th",
    ],
    [
      "signs by name",
      "<p>Earth&rsquo;s &ldquo;r&iacute;os&rdquo; &ntilde; &Ntilde; &ge; 5&deg;</p>",
      "Earth’s “ríos” ñ Ñ ≥ 5°",
    ],
    [
      "names that few pages use",
      "<p>&alpha; &rarr; &beta;, 5&prime;, &check; &frac38; &Rsquo; caf&eacute</p>",
      "α → β, 5′, ✓ ⅜ &Rsquo; caf&eacute",
    ],
    ["spaces of any width, and soft hyphens", "<p>4&ensp;5&thinsp;6&numsp;7&#8239;hy&shy;phen</p>", "4 5 6 7 hyphen"],
    ["signs by number", "<p>&#8217; &#x2019; &#146; &#150; &#160;x</p>", "’ ’ ’ – x"],
    ["a number that is no sign", "<p>&#0; &#1114112; &nothing;</p>", "&#0; &#1114112; &nothing;"],
    [
      "a list from Google Docs",
      '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-7"><p dir="ltr"><span>Learners will:</span></p><br /><ol><li dir="ltr" style="list-style-type:decimal" aria-level="1"><p dir="ltr" role="presentation"><span>Observe</span></p></li><ol><li dir="ltr" style="list-style-type:lower-alpha" aria-level="2"><p dir="ltr" role="presentation"><span>rivers</span></p></li></ol><li dir="ltr" style="list-style-type:decimal" aria-level="1"><p dir="ltr" role="presentation"><span>Explain</span></p></li></ol></b>',
      "Learners will:\n1. Observe\n  a. rivers\n2. Explain",
    ],
    [
      "a table from Google Docs",
      '<table><tbody><tr><td><p dir="ltr"><span>4.1</span></p></td><td><p dir="ltr"><span>Read</span></p><p dir="ltr"><span>closely</span></p></td></tr><tr><td></td><td><p>Draw</p></td></tr></tbody></table>',
      "4.1 Read\nclosely\nDraw",
    ],
    [
      "a document from Word",
      "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta name=Generator content=\"Microsoft Word 15\"><title>Unit</title><!--[if gte mso 9]><xml><o:AllowPNG/></xml><![endif]--><style><!-- p.MsoNormal {margin:0in} --></style></head><body lang=EN-US><!--StartFragment--><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Observe &lt; 5 maps<o:p></o:p></p><!--EndFragment--></body></html>",
      "1. Observe < 5 maps",
    ],
    ["a list without signs", '<ul style="list-style:none"><li>Observe</li><li>Explain</li></ul>', "Observe\nExplain"],
    [
      "items that don't end",
      "<ol><li>Observe<li>Explain<ol type=a><li>maps</ol><li>Draw</ol>",
      "1. Observe\n2. Explain\n  a. maps\n3. Draw",
    ],
    ["text that keeps its spaces", "<p>Code:</p><pre>if x:\n    y\n\n    z</pre>", "Code:\nif x:\n    y\n    z"],
    ["signs in attributes", "<p title=\"a > b\">One</p><p data-x='<p>'>Two</p>", "One\nTwo"],
    ["small numbers with a sign, or marked", "<p>10<sup>-3</sup> CO<sub><i>2</i></sub></p>", "10⁻³ CO₂"],
    ["what is no tag", "<p>x<y and y > 3, a < b, use <int> or </int></p>", "x<y and y > 3, a < b, use <int> or </int>"],
    [
      "what never ends",
      "<p>Read</p><!-- maps\n<script>charts</p> and <span style='co",
      "Read\n<!-- maps <script>charts\nand <span style='co",
    ],
    ["parts of a page", '<nav>Home</nav><p>Read</p><button class="copy">Copy</button>', "Home\nRead\nCopy"],
    ["what nobody sees", "<style>p { color: red }</style><!-- old --><p>Read</p><script>go()</script>", "Read"],
    ["Word's tags", "<p class=MsoNormal>Read<o:p></o:p></p>", "Read"],
    ["only marked words", "<b>4.1</b>  Read\n   a. maps\n\n   b. charts", "4.1  Read\n   a. maps\n\n   b. charts"],
  ])("%s", (_what, html, text) => {
    expect(textFromPasted(html)).toBe(text);
    expect(textFromPasted(text)).toBe(text);
  });
});

describe("text without HTML stays letter for letter", () => {
  it.each([
    "a < b and c > d",
    "CS.5: Use the <p> and <h1> tags\n   a. nest them\n\n   b. close them",
    "if x<y then z>1",
    "4.1   Read\n\n\n\t a.\tmaps",
    "R&D; Q&A, AT&T",
    "Write &lt;p&gt; as text, and &#60;",
    "<3 rivers>",
    "III.A.1 – “quoted” — ‘text’ … §4",
  ])("%j", (text) => expect(textFromPasted(text)).toBe(text));
});

describe("text from a word processor", () => {
  it.each([
    ["signs by name without a tag", "Earth&rsquo;s systems &amp; cycles&nbsp;4", "Earth’s systems & cycles 4"],
    ["an ampersand before a name", "&amp;nbsp;", "&amp;nbsp;"],
    ["an ampersand by number before a name", "&#38;nbsp; R&#38;D", "&#38;nbsp; R&D"],
    ["parts of names", "&#38;&num;233; &eacute&semi; &n&#98;sp;", "&&num;233; &eacute&semi; &n&#98;sp;"],
    ["spaces and soft hyphens", "4&ensp;5&thinsp;6&#160;7 hy&shy;phen", "4 5 6 7 hyphen"],
    ["Word's bullets", "\uf0b7\tObserve\n\uf0a7\tExplain", "•\tObserve\n▪\tExplain"],
  ])("%s", (_what, pasted, text) => {
    expect(textFromPasted(pasted)).toBe(text);
    expect(textFromPasted(text)).toBe(text);
  });

  it("keeps its lines apart, whatever breaks them", () => {
    expect(cleanText("a\vb\fc\r\nd\re\u2028f\u2029g\u0085h")).toBe("a\nb\nc\nd\ne\nf\ng\nh");
  });
});

it("takes a time that grows no faster than the text", () => {
  const spaces = " ".repeat(100_000);
  const tags = (tag: string) => tag.repeat(20_000);
  for (const text of [
    `<br>${spaces}x`,
    `<p${spaces}<br>`,
    `<sup>${spaces}<br>`,
    `${tags("<!--")}<br>`,
    `${tags("<style>")}<br>`,
    `${tags("<b>")}${tags("</i>")}`,
    `${tags("<ol><li>")}x</ol>`,
  ]) {
    expect(textFromPasted(text).length).toBeLessThan(text.length * 4);
  }
});
