//! Which file holds which address, and how one file leads to another. Names have small letters, digits, hyphens, dots and the
//! capitals of country codes, so that every file system takes them; no two differ in their case alone. Pure.

use sha2::{Digest, Sha256};

use crate::address::is_file;
use crate::attachment::AttachmentKey;
use crate::catalogue::PracticeForm;
use crate::encoding::hex;
use crate::language::Language;
use crate::practice::model::Slug;
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId};

/// The pages that have an address of one word.
const PAGES: [&str; 9] = [
    "practices",
    "objectives",
    "explore",
    "data",
    "about",
    "help",
    "accessibility",
    "privacy",
    "terms",
];

/// What stands at the top in one language, because it is the same in all.
const OF_NO_LANGUAGE: [&str; 3] = ["datapackage.json", "catalog.jsonld", "withdrawn.csv"];

/// Words that Windows keeps for devices, with any ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The file of the copy that holds what stands at this path, without its language. None if the copy has none.
pub fn file_of(language: Language, path: &str) -> Option<String> {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let own = match segments.as_slice() {
        [""] => "index.html".to_owned(),
        [page] if PAGES.contains(page) => format!("{page}.html"),
        [file] if OF_NO_LANGUAGE.contains(file) => return Some((*file).to_owned()),
        [file] if file.starts_with("practices.") && is_file(path) => (*file).to_owned(),
        ["assets", name] => return Some(format!("assets/{name}")),
        ["objectives", number] if ObjectiveNumber::parse(number).is_some() => {
            format!("objectives/{number}.html")
        }
        ["countries", code] if CountryCode::parse(code).is_some() => {
            format!("countries/{code}.html")
        }
        ["countries", code, "brief"] if CountryCode::parse(code).is_some() => {
            format!("countries/{code}-brief.html")
        }
        ["regions", id] if RegionId::parse(id).is_some() => format!("regions/{id}.html"),
        ["regions", id, "brief"] if RegionId::parse(id).is_some() => {
            format!("regions/{id}-brief.html")
        }
        ["practices", name] => return practice_file(language, name),
        ["practices", name, "revisions", number] => {
            let slug = Slug::parse(name)?;
            let number: u32 = number.parse().ok()?;
            format!("{}.version-{number}.html", practice_stem(&slug))
        }
        ["practices", name, "files", key, file] => return attached_file(name, key, file),
        _ => return None,
    };
    Some(in_language(language, own))
}

/// The file of a later page of the list at this path.
pub fn page_of(language: Language, path: &str, number: u32) -> Option<String> {
    let first = file_of(language, path)?;
    if number == 1 {
        return Some(first);
    }
    let folder = first.strip_suffix(".html")?;
    Some(format!("{folder}/page-{number}.html"))
}

/// The page of a practice, or another form of it. What programs read is written once, in the site's first language.
fn practice_file(language: Language, name: &str) -> Option<String> {
    let (name, form) = PracticeForm::split(name);
    let stem = practice_stem(&Slug::parse(name)?);
    Some(match form {
        None => in_language(language, format!("{stem}.html")),
        Some(form) => format!("{stem}.{}", form.as_str()),
    })
}

/// A picture or another file that a practice shows. Its own name may have any letters, so the copy has it under its key.
fn attached_file(name: &str, key: &str, file: &str) -> Option<String> {
    let stem = practice_stem(&Slug::parse(name)?);
    let key = AttachmentKey::parse(key)?;
    let (_, ending) = file.rsplit_once('.')?;
    let is_plain = ending.bytes().all(|letter| letter.is_ascii_lowercase());
    let size = if file.starts_with("small.") {
        "-small"
    } else {
        ""
    };
    is_plain.then(|| format!("{stem}.{key}{size}.{ending}"))
}

/// The beginning of the names of a practice's files. A folder of some file systems holds few thousand names, so the practices
/// are spread over 256 folders.
fn practice_stem(slug: &Slug) -> String {
    let folder = hex(&Sha256::digest(slug.as_str())[..1]);
    let is_device = DEVICES.contains(&slug.as_str());
    let end = if is_device { "_" } else { "" };
    format!("practices/{folder}/{slug}{end}")
}

fn in_language(language: Language, file: String) -> String {
    if language == Language::default() {
        file
    } else {
        format!("{language}/{file}")
    }
}

/// The link from one file of the copy to another.
pub fn way(from: &str, to: &str) -> String {
    let here: Vec<&str> = from.split('/').collect();
    let there: Vec<&str> = to.split('/').collect();
    let folders = here.len() - 1;
    let both = folders.min(there.len() - 1);
    let shared = (0..both).take_while(|at| here[*at] == there[*at]).count();
    let up = "../".repeat(folders - shared);
    format!("{up}{}", there[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attached_file_has_a_plain_name() {
        let key = "0123456789abcdef".repeat(2);
        let file = |name: &str| english(&format!("/practices/almaty-process/files/{key}/{name}"));
        let stem = practice_stem(&Slug::parse("almaty-process").unwrap());
        let small = format!("{stem}.{key}-small.jpg");
        assert_eq!(file("small.jpg"), Some(small));
        assert_eq!(file("large.jpg"), Some(format!("{stem}.{key}.jpg")));
        assert_eq!(
            file("R%C3%A9sum%C3%A9%202024.pdf"),
            Some(format!("{stem}.{key}.pdf"))
        );
        assert_eq!(file("no-ending"), None);
        assert_eq!(english("/practices/almaty-process/files/x/large.jpg"), None);
    }

    fn english(path: &str) -> Option<String> {
        file_of(Language::En, path)
    }

    #[test]
    fn an_address_has_one_file() {
        for (path, file) in [
            ("/", Some("index.html")),
            ("/practices", Some("practices.html")),
            ("/practices.csv", Some("practices.csv")),
            ("/practices.jsonl", Some("practices.jsonl")),
            ("/practices.atom", None),
            ("/withdrawn.csv", Some("withdrawn.csv")),
            ("/objectives/9", Some("objectives/9.html")),
            ("/objectives/24", None),
            ("/objectives/9.csv", None),
            ("/countries/EG", Some("countries/EG.html")),
            ("/countries/eg", None),
            ("/countries/EG/brief", Some("countries/EG-brief.html")),
            ("/practices/almaty", Some("practices/28/almaty.html")),
            (
                "/practices/almaty.csl.json",
                Some("practices/28/almaty.csl.json"),
            ),
            ("/practices/almaty.atom", None),
            (
                "/practices/almaty/revisions/2",
                Some("practices/28/almaty.version-2.html"),
            ),
            ("/practices/almaty/compare", None),
            ("/practices/../x", None),
            ("/sign-in", None),
        ] {
            let found = english(path).map(|found| found.replace(&folder_of("almaty"), "28"));
            assert_eq!(found.as_deref(), file, "{path}");
        }
        let french = |path| file_of(Language::Fr, path);
        assert_eq!(french("/").as_deref(), Some("fr/index.html"));
        assert_eq!(
            french("/practices.csv").as_deref(),
            Some("fr/practices.csv")
        );
        assert_eq!(
            french("/practices/almaty.bib"),
            english("/practices/almaty.bib")
        );
        assert_eq!(french("/withdrawn.csv"), english("/withdrawn.csv"));
        let third = page_of(Language::Fr, "/objectives/9", 3);
        assert_eq!(third.as_deref(), Some("fr/objectives/9/page-3.html"));
    }

    fn folder_of(slug: &str) -> String {
        hex(&Sha256::digest(slug)[..1])
    }

    #[test]
    fn a_device_of_windows_names_no_file() {
        let file = english("/practices/aux").unwrap();
        assert!(file.ends_with("/aux_.html"), "{file}");
    }

    #[test]
    fn a_file_leads_to_another() {
        for (from, to, link) in [
            ("index.html", "practices.html", "practices.html"),
            ("index.html", "fr/index.html", "fr/index.html"),
            ("fr/index.html", "index.html", "../index.html"),
            ("fr/objectives/9.html", "fr/objectives/8.html", "8.html"),
            ("practices/28/a.html", "practices/3f/b.html", "../3f/b.html"),
            ("practices/28/a.html", "practices/28/a.bib", "a.bib"),
            (
                "practices/28/a.html",
                "practices.html",
                "../../practices.html",
            ),
            (
                "practices.html",
                "practices/page-2.html",
                "practices/page-2.html",
            ),
        ] {
            assert_eq!(way(from, to), link, "{from} to {to}");
        }
    }
}
