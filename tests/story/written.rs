//! What people wrote is read as they mean it, and becomes safe HTML: nothing that runs, and no text that hangs.

use std::time::{Duration, Instant};

use praxis::written::{Links, html, one_line, plain};
use scraper::Html;

/// Ways in which other systems were opened.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><svg onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=\"jav&#x09;ascript:alert(1);\">",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#x6a;avascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](https://a.example\"onmouseover=\"alert(1))",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://elsewhere.example/pixel.png)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>*{display:none}</style>",
    "<iframe src=https://elsewhere.example></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form action=/sign-out method=post><button>x",
    "<p id=main class=notice style=\"position:fixed\">",
    "`<script>alert(1)</script>`",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "]]>",
    "<!-- x --><b>",
    "*<script>*alert(1)*</script>*",
    "**<img src=x onerror=alert(1)>**",
    "{{7*7}} ${x}",
    "\u{0}<scr\u{0}ipt>alert(1)</script>",
    "\u{202e}<script>",
];

fn is_harmless(html: &str) {
    let known = [
        "html", "head", "body", "a", "br", "em", "li", "ol", "p", "strong", "ul",
    ];
    let page = Html::parse_document(html);
    for element in page
        .tree
        .nodes()
        .filter_map(|node| node.value().as_element())
    {
        assert!(
            known.contains(&element.name()),
            "<{}> in {html}",
            element.name()
        );
        for (name, value) in element.attrs() {
            match (element.name(), name) {
                ("a", "href") => assert!(
                    ["https://", "http://", "mailto:"]
                        .iter()
                        .any(|start| value.starts_with(start)),
                    "{value} in {html}"
                ),
                ("a", "rel") => assert_eq!(value, "nofollow ugc noopener"),
                ("a", "class") => assert_eq!(value, "bare-address"),
                ("ol", "start") => assert!(value.parse::<u32>().is_ok()),
                _ => panic!("{name}=\"{value}\" on <{}> in {html}", element.name()),
            }
        }
    }
}

#[test]
fn nothing_typed_runs() {
    for typed in HOSTILE {
        for wrapped in [
            (*typed).to_owned(),
            format!("> {typed}"),
            format!("- {typed}"),
            format!("# {typed}"),
            format!("• {typed}"),
        ] {
            is_harmless(html(&wrapped, Links::Shown).as_str());
            is_harmless(html(&wrapped, Links::Text).as_str());
        }
    }
}

/// What people type and paste, and how it is read: the rules of ARCHITECTURE.md.
const READ: &[(&str, &str, &str)] = &[
    (
        "a word processor's list",
        "Steps:\n•\tAsk\n•\tListen\no\tto women\no\tto men\n•\tDecide\nAfterwards, all of it again.",
        "<p>Steps:</p>\n<ul><li>Ask</li><li>Listen<ul><li>to women</li><li>to men</li></ul></li><li>Decide</li></ul>\n\
         <p>Afterwards, all of it again.</p>\n",
    ),
    (
        "dashes and signs of any kind",
        "– one\n- two\n* three\n\u{f0b7} four\n\u{b7}\u{a0}\u{a0}\u{a0}five\n▪six\n— seven",
        "<ul><li>one</li><li>two</li><li>three</li><li>four</li><li>five</li><li>six</li><li>seven</li></ul>\n",
    ),
    (
        "a sign on a line of its own",
        "•\nFirst\n•\nSecond",
        "<ul><li>First</li><li>Second</li></ul>\n",
    ),
    (
        "empty lines between items, and an indented line",
        "- one\n\n- two\n  goes on\n\nThe end",
        "<ul><li>one</li><li>two<br>goes on</li></ul>\n<p>The end</p>\n",
    ),
    (
        "indentation makes a list within a list",
        "- one\n    - inner\n        - innermost\n- two",
        "<ul><li>one<ul><li>inner<ul><li>innermost</li></ul></li></ul></li><li>two</li></ul>\n",
    ),
    (
        "numbers that follow one another",
        "1. First\n• with a part\n2. Second\n\n3.\tThird",
        "<ol><li>First<ul><li>with a part</li></ul></li><li>Second</li><li>Third</li></ol>\n",
    ),
    (
        "numbers that go on from elsewhere",
        "4. Fourth\n5. Fifth",
        "<ol start=\"4\"><li>Fourth</li><li>Fifth</li></ol>\n",
    ),
    (
        "a year and a single number stay as they were typed",
        "1998. It was the first.\n1999. It was the second.\n\n7. Only this",
        "<p>1998. It was the first.<br>1999. It was the second.</p>\n<p>7. Only this</p>\n",
    ),
    (
        "lettered lines and other numbers stay as they were typed",
        "a) one\n(b) two\niii. three\n1) four\n1.2. five",
        "<p>a) one<br>(b) two<br>iii. three<br>1) four<br>1.2. five</p>\n",
    ),
    (
        "line ends stay, empty lines part paragraphs",
        "one\ntwo  \n\n\n three",
        "<p>one<br>two</p>\n<p>three</p>\n",
    ),
    (
        "an indented paragraph is a paragraph",
        "\tFirst\n\n     Second\n        Third",
        "<p>First</p>\n<p>Second<br>Third</p>\n",
    ),
    (
        "rows of a table are lines",
        "Year\tWomen\t\tMen\n2019\t4\t5",
        "<p>Year\u{2003}Women\u{2003}Men<br>2019\u{2003}4\u{2003}5</p>\n",
    ),
    (
        "no headings, rules, quotes or code",
        "# One\nTwo\n===\nThree\n---\n> four\n```\n`five`",
        "<p># One<br>Two<br>===<br>Three<br>---<br>&gt; four<br>```<br>`five`</p>\n",
    ),
    (
        "emphasis and links",
        "The *steps*, **in _that_ order**: see [the law](https://law.example/a?b=1&c=2), snake_case_name, 2 * 3 * 4.",
        "<p>The <em>steps</em>, <strong>in <em>that</em> order</strong>: see <a \
         href=\"https://law.example/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">the law</a>, snake_case_name, 2 * 3 * 4.</p>\n",
    ),
    (
        "bare addresses without the marks of the sentence",
        "(See www.iom.example/a_(b), or https://un.example/x.) Mail amina@iom.example!",
        "<p>(See <a href=\"https://www.iom.example/a_(b)\" class=\"bare-address\" rel=\"nofollow ugc noopener\">www.iom.example/a_(b)</a>, or \
         <a href=\"https://un.example/x\" class=\"bare-address\" rel=\"nofollow ugc noopener\">https://un.example/x</a>.) Mail amina@iom.example!</p>\n",
    ),
    (
        "a picture from elsewhere is a link",
        "![A school](https://pictures.example/school.jpg)",
        "<p><a href=\"https://pictures.example/school.jpg\" rel=\"nofollow ugc noopener\">A school</a></p>\n",
    ),
    (
        "markup is text",
        "a <b>bold</b> & move",
        "<p>a &lt;b&gt;bold&lt;/b&gt; &amp; move</p>\n",
    ),
    ("a sign without words", "•", "<p>•</p>\n"),
    (
        "a dash or an asterisk that stands alone",
        "– Come in, she said.\n\nAll of them\n* and their children\n  of any age",
        "<p>– Come in, she said.</p>\n<p>All of them<br>* and their children<br>of any age</p>\n",
    ),
    ("a number below zero", "-5 degrees", "<p>-5 degrees</p>\n"),
    (
        "marks without a partner",
        "**unclosed, a ** b ** c",
        "<p>**unclosed, a ** b ** c</p>\n",
    ),
    ("nothing", " \n\t\n", ""),
];

#[test]
fn texts_are_read_as_their_writers_mean_them() {
    for (name, typed, shown) in READ {
        assert_eq!(html(typed, Links::Shown).as_str(), *shown, "{name}");
    }
}

#[test]
fn a_text_without_markup_reads_the_same() {
    for (typed, shown) in [
        (
            "•\tAsk\no\twomen\n\nSee [it](https://a.example) and *that*.\n1. a\n2. b",
            "• Ask\n  • women\n\nSee it (https://a.example) and that.\n\n1. a\n2. b",
        ),
        ("www.a.example\nnext", "www.a.example\nnext"),
    ] {
        assert_eq!(plain(typed), shown);
        assert_eq!(html(&plain(typed), Links::Text), html(shown, Links::Text));
    }
    assert_eq!(one_line("a\n\n• b\n• *c*"), "a • b • c");
    assert_eq!(
        html("[x](https://a.example) https://b.example", Links::Text).as_str(),
        "<p>[x](https://a.example) https://b.example</p>\n"
    );
}

#[test]
fn no_text_hangs_or_falls() {
    let mut cases: Vec<String> = [
        ">", "> ", "[", "![", "]", "**", "*", "_", "_ ", "*a ", "**a", "`", "``` ", "<", "<a ",
        "- ", "1. ", "* > ", "[a](", "[a][", "<!--", "&", "\\", "|", "#", "~", "a*b_", "[](", "(",
        "<b>", "</b>", "\u{301}", "١. ", "\t", "[^1]", "$", "***a", "__a__ ", "*_",
    ]
    .iter()
    .map(|mark| mark.repeat(10_000))
    .collect();
    cases.push("a".repeat(1_000_000));
    cases.push(format!(
        "{}x{}",
        "*a **b ".repeat(2_000),
        "** *".repeat(2_000)
    ));
    cases.push((0..120).fold(String::new(), |text, depth| {
        text + &"  ".repeat(depth) + "- x\n"
    }));
    cases.push((0..120).fold(String::new(), |text, depth| {
        text + &">".repeat(depth) + " x\n\n"
    }));
    cases.push("[a]: https://a.example\n".repeat(4_000) + &"[a] ".repeat(4_000));
    for case in &cases {
        let begun = Instant::now();
        is_harmless(html(case, Links::Shown).as_str());
        is_harmless(html(case, Links::Text).as_str());
        let _ = (plain(case), one_line(case));
        let taken = begun.elapsed();
        let shown: String = case.chars().take(12).collect();
        // Generous, for a debug build on a busy machine; what grows with the square of the length takes minutes.
        assert!(taken < Duration::from_secs(5), "{shown:?} took {taken:?}");
    }
}

#[test]
fn nesting_ends_at_a_depth_that_a_page_can_show() {
    let deep = (0..200).fold(String::new(), |text, depth| {
        text + &"  ".repeat(depth) + "- x\n"
    });
    for typed in [
        deep,
        format!("{}x{}", "**".repeat(2_000), "**".repeat(2_000)),
        format!("{}x{}", "*a **b ".repeat(50), "** *".repeat(50)),
    ] {
        let page = Html::parse_fragment(html(&typed, Links::Shown).as_str());
        let depth = page
            .tree
            .nodes()
            .map(|node| node.ancestors().count())
            .max()
            .unwrap();
        assert!(depth < 20, "{depth}");
    }
}
