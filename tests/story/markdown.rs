//! What people wrote becomes safe HTML: marks that mean something, nothing that runs, and no text that hangs.

use std::time::{Duration, Instant};

use praxis::web::markdown::{one_line, plain, plain_summary, prose, summary};
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
        "html",
        "head",
        "body",
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "ul",
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
            is_harmless(prose(&wrapped, 2).as_str());
            is_harmless(summary(&wrapped).as_str());
        }
    }
}

#[test]
fn typed_markup_is_shown_as_typed() {
    assert_eq!(
        prose("a <b>bold</b> move", 2).as_str(),
        "<p>a &lt;b&gt;bold&lt;/b&gt; move</p>\n"
    );
    assert_eq!(
        summary("a <b>bold</b> & move").as_str(),
        "<p>a &lt;b&gt;bold&lt;/b&gt; &amp; move</p>\n"
    );
}

#[test]
fn long_answers_are_markdown() {
    let html = prose(
        "The *steps*, **in order**:\n\n1. First\n2. Second\n\n> said so\n\nSee [the law](https://law.example/a?b=1&c=2).",
        2,
    );
    assert_eq!(
        html.as_str(),
        "<p>The <em>steps</em>, <strong>in order</strong>:</p>\n<ol>\n<li>First</li>\n<li>Second</li>\n</ol>\n\
         <blockquote>\n<p>said so</p>\n</blockquote>\n\
         <p>See <a href=\"https://law.example/a?b=1&amp;c=2\" rel=\"nofollow ugc noopener\">the law</a>.</p>\n"
    );
}

#[test]
fn pictures_from_elsewhere_become_links() {
    assert_eq!(
        prose("![A school](https://pictures.example/school.jpg)", 2).as_str(),
        "<p><a href=\"https://pictures.example/school.jpg\" rel=\"nofollow ugc noopener\">A school</a></p>\n"
    );
}

#[test]
fn headings_follow_the_pages_own_without_gaps() {
    let typed = "# One\n\n### Deep\n\n## Two\n\n#### Deeper\n\n# Three";
    for (under, expected) in [
        (2, ["h3", "h4", "h4", "h5", "h3"]),
        (5, ["h6", "h6", "h6", "h6", "h6"]),
    ] {
        let page = Html::parse_fragment(prose(typed, under).as_str());
        let levels: Vec<String> = page
            .tree
            .nodes()
            .filter_map(|node| node.value().as_element())
            .map(|element| element.name().to_owned())
            .filter(|name| name.starts_with('h') && name.len() == 2)
            .collect();
        assert_eq!(levels, expected);
    }
    assert_eq!(prose("### Alone", 2).as_str(), "<h3>Alone</h3>\n");
}

#[test]
fn summaries_are_paragraphs_lists_and_emphasis() {
    let typed = "Two things\nwere done:\n• counters in *one* building\n– **mediators**\n- a law\n* and 2 * 3\n\n1. is no list, # no heading";
    assert_eq!(
        summary(typed).as_str(),
        "<p>Two things were done:</p>\n<ul><li>counters in <em>one</em> building</li><li><strong>mediators</strong></li>\
         <li>a law</li><li>and 2 * 3</li></ul>\n<p>1. is no list, # no heading</p>\n"
    );
    assert_eq!(
        plain_summary(typed),
        "Two things were done:\n\n• counters in one building\n• mediators\n• a law\n• and 2 * 3\n\n1. is no list, # no heading"
    );
    assert_eq!(one_line("a\n\n• b\n• *c*"), "a • b • c");
    for (typed, shown) in [
        ("snake_case_name", "<p>snake_case_name</p>\n"),
        ("_so_ it is", "<p><em>so</em> it is</p>\n"),
        ("**unclosed", "<p>**unclosed</p>\n"),
        ("a ** b ** c", "<p>a ** b ** c</p>\n"),
        ("-5 degrees", "<p>-5 degrees</p>\n"),
        ("•", "<p>•</p>\n"),
        ("", ""),
        ("[x](https://a.example)", "<p>[x](https://a.example)</p>\n"),
    ] {
        assert_eq!(summary(typed).as_str(), shown, "{typed}");
    }
}

#[test]
fn plain_text_keeps_words_and_order() {
    assert_eq!(
        plain(
            "# Steps\n\nThe *first*:\n\n1. sign [it](https://a.example)\n2. keep `it`\n\nlast <b>words</b>"
        ),
        "Steps\n\nThe first:\n\n• sign it\n• keep it\n\nlast <b>words</b>"
    );
    assert_eq!(plain("- one\n\n- two"), "• one\n• two");
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
        is_harmless(prose(case, 2).as_str());
        is_harmless(summary(case).as_str());
        let _ = (plain(case), plain_summary(case));
        let taken = begun.elapsed();
        let shown: String = case.chars().take(12).collect();
        // Generous, for a debug build on a busy machine; what grows with the square of the length takes minutes.
        assert!(taken < Duration::from_secs(5), "{shown:?} took {taken:?}");
    }
}

#[test]
fn nesting_ends_at_a_depth_that_a_page_can_show() {
    for typed in [
        format!("{}x", "> ".repeat(5_000)),
        format!("{}x", "- ".repeat(5_000)),
        format!("{}x{}", "**".repeat(2_000), "**".repeat(2_000)),
        format!("{}x{}", "*a **b ".repeat(50), "** *".repeat(50)),
    ] {
        let page = Html::parse_fragment(prose(&typed, 2).as_str());
        let depth = page
            .tree
            .nodes()
            .map(|node| node.ancestors().count())
            .max()
            .unwrap();
        assert!(depth < 20, "{depth}");
    }
}

#[test]
fn words_that_were_typed_stay_readable_where_marks_are_too_many() {
    let html = prose(&format!("{}said", "> ".repeat(9)), 2);
    assert!(html.as_str().contains("&gt; &gt; &gt; said"), "{html}");
}
