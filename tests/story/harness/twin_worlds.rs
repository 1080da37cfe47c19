//! Two worlds that differ in one hidden fact, and everything that the people who may not know it can get: each page with
//! its status and headers, the answer to a form that they opened before, and each mail.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use praxis::account::model::{Account, Role};
use praxis::practice::model::PracticeId;

use crate::authors::co_author;
use crate::browser::{Browser, Page};
use crate::cast::{Cast, Member};
use crate::focal_points::naming;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const OF_OTHER_OBJECTIVES: &str = "a reviewer of other objectives";

/// A world with a practice in review, and with people who may not know what the review team does about it.
pub struct Scene {
    pub world: World,
    pub cast: Cast,
    /// In review: by Amina and Boris, with Nour as its focal point.
    pub waiting: PracticeId,
    post: Post,
    watchers: Vec<Watcher>,
    /// Amina's page of the practice, opened before anything was done about it.
    opened: Page,
}

/// A person who may not know the fact.
struct Watcher {
    name: &'static str,
    email: String,
    browser: Browser,
}

/// What one of them got: from where, and all of it.
pub type Got = Vec<(String, String)>;

impl Scene {
    pub async fn of(world: World) -> Self {
        let cast = Cast::of(&world).await;
        let post = Post::of(&world);
        let stranger = Member::named("Ms.", "Sara", "Stranger", Role::Submitter)
            .join(&cast.app)
            .await;
        let nour = Member::named("Ms.", "Nour", "Focal", Role::Reviewer)
            .join(&cast.app)
            .await;
        cast.published("Bali Process", 9).await;
        let waiting = naming(&cast, &cast.amina, "Almaty Process", nour.email.as_str()).await;
        co_author(&cast, &post, &cast.amina, &cast.boris, waiting).await;
        let mut watchers = vec![Watcher {
            name: "a visitor",
            email: "visitor@people.example".to_owned(),
            browser: world.browser(),
        }];
        for (name, who) in [
            ("another submitter", &stranger),
            ("the owner", &cast.amina),
            ("the co-author", &cast.boris),
            ("the focal point, who reviews", &nour),
            (OF_OTHER_OBJECTIVES, &cast.lena),
        ] {
            watchers.push(watcher(&world, name, who).await);
        }
        post.new_ones().await;
        let opened = watchers[2].browser.visit(&own_page(waiting)).await.ok();
        Self {
            world,
            cast,
            waiting,
            post,
            watchers,
            opened,
        }
    }

    /// Delivers every mail that is owed. What the watchers get of them counts.
    pub async fn deliver(&self) {
        self.post.deliver().await;
    }

    /// Everything that they get, each page in the order in which it was found, and then the answer to a form that was
    /// opened before.
    pub async fn everything(self) -> Got {
        let mut all = Vec::new();
        for watcher in &self.watchers {
            for (at, page) in self.walk(&watcher.browser).await {
                // Every reviewer may read the desk of what the public reads.
                let may_know = watcher.name == OF_OTHER_OBJECTIVES && at.starts_with("/review/");
                if may_know && page.contains(" 200 OK") {
                    continue;
                }
                all.push((format!("{} at {at}", watcher.name), page));
            }
        }
        let form = self.opened.form(&own_page(self.waiting));
        let answer = form.fill("reasons", "We wait.").press("withdraw").await;
        all.push((
            "the owner withdraws".to_owned(),
            without_place(&whole(&answer)),
        ));
        for letter in self.post.new_ones().await {
            if self.watchers.iter().any(|one| one.email == letter.to) {
                let text = format!("{}\n{}\n{}", letter.subject, letter.text, letter.html);
                all.push((format!("a mail to {}", letter.to), without_tokens(&text)));
            }
        }
        all
    }

    /// The pages that a browser finds from the beginnings of its reader.
    async fn walk(&self, browser: &Browser) -> Got {
        let id = self.waiting;
        let own = own_page(id);
        let desk = format!("/review/{id}");
        let mut ahead: Vec<String> = [
            "/",
            "/practices?q=Almaty&sort=newest",
            "/practices.atom",
            "/practices.csv",
            "/practices.jsonl",
            "/sitemap.xml",
            "/explore",
            "/practices/almaty-process",
            "/desk",
            "/my/practices",
            "/review",
            "/review?list=decided",
            "/review?q=Almaty",
            "/admin",
        ]
        .map(str::to_owned)
        .into();
        for under in ["check", "preview", "compare", "points", "authors", "brief"] {
            ahead.push(format!("{own}/{under}"));
        }
        for under in ["compare", "words"] {
            ahead.push(format!("{desk}/{under}"));
        }
        ahead.extend([own, desk]);
        let mut seen: BTreeSet<String> = ahead.iter().cloned().collect();
        let mut found = Vec::new();
        while !ahead.is_empty() {
            let at = ahead.remove(0);
            let page = browser.visit(&at).await;
            for link in page.attributes("main a", "href") {
                let inside = ["/my/", "/review"]
                    .iter()
                    .any(|start| link.starts_with(start));
                let link = link.split('#').next().unwrap_or_default().to_owned();
                if inside && seen.insert(link.clone()) {
                    ahead.push(link);
                }
            }
            found.push((at, whole(&page)));
        }
        found
    }
}

async fn watcher(world: &World, name: &'static str, who: &Account) -> Watcher {
    Watcher {
        name,
        email: who.email.as_str().to_owned(),
        browser: signed_in(world, who).await,
    }
}

fn own_page(id: PracticeId) -> String {
    format!("/my/practices/{id}")
}

/// An answer whole: the way to it, its status, its headers, its body.
fn whole(page: &Page) -> String {
    let mut text = format!("{:?} {}\n", page.hops, page.status);
    let mut headers: Vec<String> = page
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {value:?}\n"))
        .collect();
    headers.sort();
    text.extend(headers);
    text.push_str(&page.body);
    // Each request has its own.
    let request = page.header("x-request-id").unwrap_or("no request");
    without_tokens(&text.replace(request, "REQUEST"))
}

/// The answer to a withdrawal without the sentence on the place in the queue, which is kept if no reviewer had begun: a rule
/// that authors are told.
fn without_place(text: &str) -> String {
    const KEPT: &str =
        "No reviewer had begun to read it. Submit it again before 10 November 2026 at ";
    const LOST: &str = "When you submit it again, it takes a new place in the queue.";
    let text = text.replace(LOST, "PLACE");
    let lines = text.lines().map(|line| match line.split_once(KEPT) {
        Some((before, _)) => format!("{before}PLACE</p>"),
        // The length of the page follows the sentence.
        None if line.starts_with("content-length") => "content-length".to_owned(),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The same text with each random token replaced. A token says nothing, and each world draws its own.
fn without_tokens(text: &str) -> String {
    let inside = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let mut told = String::new();
    for part in text.split_inclusive(|letter: char| !inside(letter)) {
        let word = part.trim_end_matches(|letter: char| !inside(letter));
        let is_token = word.len() >= 40 && word.bytes().any(|letter| letter.is_ascii_digit());
        told.push_str(if is_token { "TOKEN" } else { word });
        told.push_str(&part[word.len()..]);
    }
    told
}

/// Fails if the two differ in one byte, and says where first.
#[track_caller]
pub fn assert_alike(fact: &str, one: &Got, other: &Got) {
    let addresses = |got: &Got| got.iter().map(|(at, _)| at.clone()).collect::<Vec<_>>();
    assert_eq!(
        addresses(one),
        addresses(other),
        "{fact}: other pages or mails"
    );
    let mut told = String::new();
    for ((at, one), (_, other)) in one.iter().zip(other) {
        if one == other {
            continue;
        }
        let lines = similar::TextDiff::from_lines(one, other);
        let lines = lines.unified_diff().context_radius(0).to_string();
        writeln!(told, "{at}:\n{lines}").unwrap();
    }
    assert!(told.is_empty(), "{fact} is told to:\n{told}");
}
