//! What a mail looks like, and what becomes of hostile words in it.

use praxis::db::ids::{AccountId, PracticeId, Seq};
use praxis::language::{Language, Messages};
use praxis::mail::letter::{Letter, RenderedLetter};
use praxis::mail::model::{MailRecipient, NewNotice};

use crate::kept::compare;
use crate::post_office::{PostOffice, RETURNED, address_of};
use crate::world::World;

/// Hostile words from the threat model: other headers, ends of the text, markup, templates, other directions.
const HOSTILE: [&str; 10] = [
    "Almaty\r\nBcc: everyone@example.org",
    "\r\n.\r\nMAIL FROM:<x@example.org>\r\n",
    ".",
    "<script>alert(1)</script>",
    "\"><svg onload=alert(1)>",
    "{{7*7}} ${x}",
    "&#x6a;avascript:alert(1)",
    "\u{202e}gnp.exe",
    "https://elsewhere.example/phish",
    "\u{E000}",
];

fn returned(t: Messages, settings: &praxis::config::Settings) -> RenderedLetter {
    Letter::new(
        "Returned to you: Temporary protection permit for ten years",
        "Returned to you with one question",
    )
    .says("The review team has read your changes. They are not public; readers still see the 1st version.")
    .about("Temporary protection permit for ten years", "PX-2025-0398, Objective 7")
    .says("The review team writes:")
    .quotes("Thank you: the figures are clear now. One thing is left.\n\nPlease say from which month the pension figure is counted.")
    .button("Open the new draft", "https://praxis.example/my/practices/0398")
    .says("All your answers are in it. Change what is needed, and submit it again. There is no deadline.")
    .because("You get this because you wrote this practice.")
    .render(t, settings)
}

/// Both parts say the same in the same order.
async fn a_letter_reads_like_this(world: World) {
    let letter = returned(Messages::new(Language::En), &world.app.settings);
    compare("letter", "returned-text", &letter.text);
    compare("letter", "returned-html", &letter.html);
}
story!(a_letter_reads_like_this);

/// Through the mail server and back: headers are ours, the words arrive as they were typed, and markup as text.
async fn hostile_words_arrive_as_words(world: World) {
    let post = PostOffice::open(world).await;
    for (number, words) in HOSTILE.iter().enumerate() {
        let account = i64::try_from(number).unwrap() + 1;
        let letter = Letter::new(format!("Returned to you: {words}"), words)
            .about(words, words)
            .says(format!("Before {words} after"))
            .quotes(format!("Above\n{words}\n.\nBelow"))
            .because(words)
            .render(Messages::new(Language::En), &post.app().settings);
        post.owe(
            NewNotice::new(
                &RETURNED,
                MailRecipient::Account(AccountId(account)),
                letter,
            )
            .because_of(PracticeId(account), Seq(1)),
        )
        .await;
    }
    post.deliver().await;
    assert_eq!(post.server.copies().len(), HOSTILE.len());
    for (number, words) in HOSTILE.iter().enumerate() {
        let copies = post
            .server
            .copies_to(&address_of(i64::try_from(number).unwrap() + 1));
        let [copy] = &copies[..] else {
            panic!("{words:?}: {copies:?}")
        };
        let names: Vec<_> = copy.eml.header_names().collect();
        let expected = [
            "Message-ID",
            "Date",
            "From",
            "To",
            "Subject",
            "Auto-Submitted",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, expected, "{words:?}");
        let one_line = words
            .replace('\u{E000}', "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert_eq!(
            copy.eml.subject(),
            format!("Returned to you: {one_line}").trim_end(),
            "{words:?}"
        );
        let quoted = copy
            .eml
            .text
            .lines()
            .filter(|line| line.starts_with('>'))
            .collect::<Vec<_>>();
        assert_eq!(
            (quoted.first(), quoted.last()),
            (Some(&"> Above"), Some(&"> Below")),
            "{words:?}"
        );
        assert!(quoted.contains(&"> ."), "{words:?}");
        let html = scraper::Html::parse_document(&copy.eml.html);
        let all = |selector: &str| {
            html.select(&scraper::Selector::parse(selector).unwrap())
                .count()
        };
        assert_eq!(
            (all("script"), all("svg"), all("img")),
            (0, 0, 0),
            "{words:?}"
        );
        let links: Vec<_> = html
            .select(&scraper::Selector::parse("a").unwrap())
            .map(|link| link.value().attr("href").unwrap().to_owned())
            .collect();
        assert_eq!(links, ["https://praxis.example/help"], "{words:?}");
    }
}
story!(hostile_words_arrive_as_words);
