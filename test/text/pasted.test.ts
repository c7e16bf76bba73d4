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
    ["signs by number", "<p>&#8217; &#x2019; &#146; &#150; &#160;x</p>", "’ ’ ’ – x"],
    ["a number that is no sign", "<p>&#0; &#1114112; &nothing;</p>", "&#0; &#1114112; &nothing;"],
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
    ["Word's bullets", "\uf0b7\tObserve\n\uf0a7\tExplain", "•\tObserve\n▪\tExplain"],
  ])("%s", (_what, pasted, text) => {
    expect(textFromPasted(pasted)).toBe(text);
    expect(textFromPasted(text)).toBe(text);
  });

  it("keeps its lines apart, whatever breaks them", () => {
    expect(cleanText("a\vb\fc\r\nd\re\u2028f\u2029g\u0085h")).toBe("a\nb\nc\nd\ne\nf\ng\nh");
  });
});
