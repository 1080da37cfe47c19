//! The forms in which a practice is read besides its page: each stands at the address of the page with an ending.

use crate::closed_list::closed_list;

closed_list! {
    /// A form of a practice for other programs.
    pub enum PracticeForm {
        /// The citation for LaTeX and its relatives.
        BibTex = "bib",
        /// The citation for reference managers.
        Ris = "ris",
        /// The citation for programs that write bibliographies in any style.
        Csl = "csl.json",
        /// The practice in the words of schema.org.
        JsonLd = "jsonld",
        /// The record of the practice, with all of its answers.
        Record = "json",
    }
}

impl PracticeForm {
    /// The forms of the citation.
    pub const CITATIONS: [Self; 3] = [Self::BibTex, Self::Ris, Self::Csl];

    /// The forms of the practice itself.
    pub const DATA: [Self; 2] = [Self::JsonLd, Self::Record];

    /// Parts a segment such as `almaty-process.bib` at its first dot; names never hold one. A segment with an unknown
    /// ending is not parted.
    pub fn split(segment: &str) -> (&str, Option<Self>) {
        let parted = segment
            .split_once('.')
            .and_then(|(name, ending)| Some((name, Self::parse(ending)?)));
        parted.map_or((segment, None), |(name, form)| (name, Some(form)))
    }

    /// The media type without parameters, as links say it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::BibTex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::JsonLd => "application/ld+json",
            Self::Record => "application/json",
        }
    }

    /// The media type of an answer. JSON is always UTF-8 and takes no such parameter.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::BibTex => "application/x-bibtex; charset=utf-8",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
            other => other.media_type(),
        }
    }

    /// The name of the format, which is the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
            Self::JsonLd => "JSON-LD",
            Self::Record => "JSON",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_parted_at_a_known_ending_only() {
        for (segment, parted) in [
            ("almaty", ("almaty", None)),
            ("almaty.bib", ("almaty", Some(PracticeForm::BibTex))),
            ("almaty.csl.json", ("almaty", Some(PracticeForm::Csl))),
            ("almaty.json", ("almaty", Some(PracticeForm::Record))),
            ("almaty.pdf", ("almaty.pdf", None)),
            ("almaty.bib.", ("almaty.bib.", None)),
            ("almaty.", ("almaty.", None)),
        ] {
            assert_eq!(PracticeForm::split(segment), parted);
        }
    }
}
