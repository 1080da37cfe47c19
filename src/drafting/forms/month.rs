//! Reads a month and a year as people type them: `3` and `2021`, `March`, `sept.`, `août`, `٣`, or both in one box.

use crate::language::{Language, Messages, fold_letters, with_ascii_digits};
use crate::practice::answers::YearMonth;

/// The fewest letters that stand for the name of a month.
const FEWEST_LETTERS: usize = 3;

/// The input that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongPart {
    /// The box of the month.
    Month,
    /// The box of the year.
    Year,
}

/// Reads both boxes; `None` if nothing is typed. The month may be left out.
pub fn read_month(month: &str, year: &str) -> Result<Option<YearMonth>, WrongPart> {
    let (month, year) = match (month.trim(), year.trim()) {
        ("", "") => return Ok(None),
        ("", both) | (both, "") => in_one_box(both).unwrap_or((month.trim(), year.trim())),
        apart => apart,
    };
    let year = number(year).ok_or(WrongPart::Year)?;
    let year = i16::try_from(year).map_err(|_| WrongPart::Year)?;
    YearMonth::new(year, None).ok_or(WrongPart::Year)?;
    let month = match month {
        "" => None,
        typed => Some(month_number(typed).ok_or(WrongPart::Month)?),
    };
    YearMonth::new(year, month)
        .ok_or(WrongPart::Month)
        .map(Some)
}

/// Month and year of a text that holds both, such as `03/2021`, `2021-03` or `March 2021`.
fn in_one_box(typed: &str) -> Option<(&str, &str)> {
    let is_between = |letter: char| letter.is_whitespace() || "/-.,–".contains(letter);
    let mut parts = typed.split(is_between).filter(|part| !part.is_empty());
    let (one, other) = (parts.next()?, parts.next()?);
    let is_year = |part: &str| part.chars().count() == 4 && number(part).is_some();
    match (parts.next(), is_year(one), is_year(other)) {
        (None, false, true) => Some((one, other)),
        (None, true, false) => Some((other, one)),
        _ => None,
    }
}

/// The month with this number or name. A name may be cut after its third letter, if no other month begins so.
fn month_number(typed: &str) -> Option<i8> {
    if let Some(number) = number(typed) {
        return i8::try_from(number).ok();
    }
    let typed = fold_letters(typed.trim_end_matches('.'));
    if typed.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let begins = |month: &i8| {
        let mut languages = Language::ALL.into_iter();
        languages.any(|language| name_of(*month, language).starts_with(&typed))
    };
    let mut months = (1..=12).filter(begins);
    months.next().filter(|_| months.next().is_none())
}

/// The name of a month as pages write it, folded: the first word of “March 2000”.
fn name_of(month: i8, language: Language) -> String {
    let written = Messages::new(language).month(format!("2000-{month:02}"));
    fold_letters(written.split_whitespace().next().unwrap_or_default())
}

/// Digits only, of any script: no sign, no blanks.
fn number(typed: &str) -> Option<u32> {
    let typed = with_ascii_digits(typed);
    let digits = typed.bytes().all(|digit| digit.is_ascii_digit());
    digits.then(|| typed.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(month: &str, year: &str) -> Result<String, WrongPart> {
        let read = read_month(month, year)?;
        Ok(read.map(|read| read.to_string()).unwrap_or_default())
    }

    #[test]
    fn a_month_is_read_by_number_and_by_name() {
        for (month, wanted) in [
            ("3", "2021-03"),
            (" 03 ", "2021-03"),
            ("٣", "2021-03"),
            ("１２", "2021-12"),
            ("March", "2021-03"),
            ("mars", "2021-03"),
            ("MAR.", "2021-03"),
            ("Ma\u{301}rz", ""),
            ("août", "2021-08"),
            ("AOUT", "2021-08"),
            ("August", "2021-08"),
            ("sept.", "2021-09"),
            ("Sep", "2021-09"),
            ("févr.", "2021-02"),
            ("décembre", "2021-12"),
            ("juin", "2021-06"),
            ("juil.", "2021-07"),
            ("June", "2021-06"),
            ("jul", "2021-07"),
            ("mai", "2021-05"),
            ("May", "2021-05"),
            ("", "2021"),
            // June or July; March or May.
            ("jui", ""),
            ("Ma", ""),
            ("0", ""),
            ("13", ""),
            ("-3", ""),
            ("3.5", ""),
            ("Marchy", ""),
            ("spring", ""),
        ] {
            let wanted = Some(wanted).filter(|wanted| !wanted.is_empty());
            let wanted = wanted.map(str::to_owned).ok_or(WrongPart::Month);
            assert_eq!(read(month, "2021"), wanted, "{month}");
        }
    }

    #[test]
    fn a_year_is_read_in_any_digits_and_named_when_it_is_wrong() {
        assert_eq!(read("", "٢٠١٩"), Ok("2019".to_owned()));
        assert_eq!(read("", ""), Ok(String::new()));
        for year in ["", "21", "20x1", "99999", "1799", "2101", "-2021", "2 021"] {
            assert_eq!(read("3", year), Err(WrongPart::Year), "{year}");
        }
    }

    #[test]
    fn month_and_year_may_stand_in_one_box() {
        for both in ["March 2021", "03/2021", "2021-03", "3.2021", "mars 2021"] {
            assert_eq!(read(both, ""), Ok("2021-03".to_owned()), "{both}");
            assert_eq!(read("", both), Ok("2021-03".to_owned()), "{both}");
        }
        assert_eq!(read("2021", ""), Err(WrongPart::Year));
        assert_eq!(read("1 March 2021", ""), Err(WrongPart::Year));
        assert_eq!(read("2020 2021", ""), Err(WrongPart::Year));
    }
}
