//! The answers of a generated practice, complete enough to be submitted.

use super::dice::Dice;
use super::lexicon::{Lexicon, lexicon};
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::{Answer, Answers, Organisation, PrincipleShown, Source, YearMonth};
use crate::practice::fields::{Field, PROSE};
use crate::taxonomy::{
    Benefit, CountryCode, Level, OrganisationKind, OrganisationRole, Promise, Stage, countries,
    coverage_regions, goals, objectives, principles, types,
};

/// The languages by the share of practices that are written in them, in hundredths.
const LANGUAGES: [(TextLanguage, usize); 6] = [
    (TextLanguage::En, 46),
    (TextLanguage::Fr, 20),
    (TextLanguage::Es, 15),
    (TextLanguage::Ar, 8),
    (TextLanguage::Ru, 7),
    (TextLanguage::Zh, 4),
];

/// The answers of the practice of this number.
pub fn generated_answers(number: u64) -> Answers {
    let mut dice = Dice::of(number);
    let language = choose_language(&mut dice);
    let mut writer = Writer {
        answers: Answers::default(),
        dice,
        language,
    };
    if let Some(lexicon) = lexicon(language) {
        writer.write_brief(lexicon);
        writer.write_places();
        writer.write_organisations(lexicon);
        writer.write_story(lexicon);
        writer.write_compact(lexicon);
        writer.write_sources(lexicon);
    }
    writer.answers
}

fn choose_language(dice: &mut Dice) -> TextLanguage {
    let mut left = dice.below(100);
    for (language, share) in LANGUAGES {
        if left < share {
            return language;
        }
        left -= share;
    }
    TextLanguage::En
}

struct Writer {
    answers: Answers,
    dice: Dice,
    language: TextLanguage,
}

impl Writer {
    fn set(&mut self, field: Field, answer: Answer) {
        self.answers.set(field, Some(answer));
    }

    fn set_term(&mut self, field: Field, id: &str) {
        self.set(field, Answer::One(id.to_owned()));
    }

    /// Up to so many different terms of these, the first by far the likeliest.
    fn set_terms(&mut self, field: Field, most: usize, of: &[String]) {
        let mut chosen: Vec<String> = Vec::new();
        for _ in 0..most {
            let term = self.dice.skewed_one(of).cloned();
            chosen.extend(term.filter(|term| !chosen.contains(term)));
        }
        self.set(field, Answer::Several(chosen));
    }

    /// A text of so many characters in a language of letters. A Chinese text of the same content is shorter.
    fn text(&mut self, lexicon: &Lexicon, characters: usize) -> Answer {
        let characters = match self.language {
            TextLanguage::Zh => characters / 3,
            _ => characters,
        };
        Answer::Text(lexicon.text(characters, &mut self.dice))
    }

    fn write_brief(&mut self, lexicon: &Lexicon) {
        let words = self.dice.between(4, 9);
        let title = lexicon.phrase(words, &mut self.dice);
        self.set(Field::Title, Answer::Text(title));
        let length = self.dice.between(200, 500);
        let summary = self.text(lexicon, length);
        self.set(Field::Summary, summary);
        self.set_term(Field::Language, self.language.as_str());
        let kinds: Vec<_> = types().collect();
        if let Some(kind) = self.dice.skewed_one(&kinds) {
            self.set_term(Field::Type, kind.as_str());
        }
        if let Some(stage) = self.dice.one(Stage::ALL) {
            self.set_term(Field::Stage, stage.as_str());
        }
        self.set(Field::OnBehalf, Answer::YesNo(true));
    }

    fn write_places(&mut self) {
        let t = Messages::new(crate::language::Language::En);
        let order = countries(t);
        // Every corpus has the same countries in front, from all over the alphabet.
        let country = |dice: &mut Dice| order[dice.skewed(order.len()) * 7 % order.len()];
        let level = *self.dice.one(Level::ALL).unwrap_or(&Level::National);
        self.set_term(Field::Scope, level.as_str());
        let number = match level {
            Level::Local | Level::National => 1,
            Level::Bilateral => 2,
            Level::Regional => self.dice.below(6),
            Level::Global => 0,
        };
        let mut chosen: Vec<CountryCode> = (0..number).map(|_| country(&mut self.dice)).collect();
        chosen.sort_unstable();
        chosen.dedup();
        let codes = chosen.iter().map(|code| code.as_str().to_owned()).collect();
        if level == Level::Regional {
            let regions: Vec<String> = coverage_regions()
                .map(|id| id.as_str().to_owned())
                .collect();
            self.set_terms(Field::Regions, 1, &regions);
        }
        self.set(Field::Countries, Answer::Several(codes));
        self.write_years();
    }

    fn write_years(&mut self) {
        let age = self.dice.skewed(30);
        let began = 2025 - i16::try_from(age).unwrap_or_default();
        let month = i8::try_from(self.dice.between(1, 12)).unwrap_or(1);
        let month = (!self.dice.once_in(3)).then_some(month);
        if let Some(from) = YearMonth::new(began, month) {
            self.set(Field::From, Answer::Month(from));
        }
        let lasted = i16::try_from(self.dice.between(1, 4)).unwrap_or(1);
        if self.dice.once_in(3)
            && let Some(until) = YearMonth::new(began + lasted, None)
        {
            self.set(Field::Until, Answer::Month(until));
        }
    }

    fn write_organisations(&mut self, lexicon: &Lexicon) {
        let organisations = (0..self.dice.between(1, 3)).filter_map(|number| {
            let words = self.dice.between(2, 4);
            let role = match number {
                0 => OrganisationRole::Lead,
                _ => *self.dice.one(OrganisationRole::ALL)?,
            };
            Some(Organisation {
                name: lexicon.phrase(words, &mut self.dice),
                kind: self
                    .dice
                    .skewed_one(OrganisationKind::ALL)?
                    .as_str()
                    .to_owned(),
                role: role.as_str().to_owned(),
            })
        });
        let organisations = organisations.collect();
        self.set(Field::Organisations, Answer::Organisations(organisations));
    }

    fn write_story(&mut self, lexicon: &Lexicon) {
        for (field, once_missing_in) in [
            (Field::Problem, 12),
            (Field::Results, 0),
            (Field::Lessons, 5),
            (Field::Advice, 4),
        ] {
            if once_missing_in > 0 && self.dice.once_in(once_missing_in) {
                continue;
            }
            let length = self.dice.between(120, 700);
            let text = self.text(lexicon, length);
            self.set(field, text);
        }
        // One in twenty tells its story at length.
        let length = if self.dice.once_in(20) {
            self.dice.between(3_000, PROSE - 500)
        } else {
            self.dice.between(700, 1_500)
        };
        let action = self.text(lexicon, length);
        self.set(Field::Action, action);
        let benefits: Vec<String> = Benefit::ALL
            .iter()
            .map(|one| one.as_str().to_owned())
            .collect();
        let most = self.dice.between(1, 4);
        self.set_terms(Field::WhoBenefits, most, &benefits);
    }

    fn write_compact(&mut self, lexicon: &Lexicon) {
        let numbers: Vec<String> = objectives().map(|one| one.to_string()).collect();
        // The commonest objectives stand apart from one another.
        let at = self.dice.skewed(numbers.len()) * 5 % numbers.len();
        let primary = numbers[at].clone();
        let others: Vec<String> = numbers.into_iter().filter(|one| *one != primary).collect();
        self.set(Field::PrimaryObjective, Answer::One(primary));
        let most = self.dice.below(4);
        self.set_terms(Field::Also, most, &others);
        let goal_numbers: Vec<String> = goals().map(|one| one.to_string()).collect();
        let most = self.dice.below(4);
        self.set_terms(Field::Goals, most, &goal_numbers);
        let all: Vec<_> = principles().collect();
        if let Some(principle) = self.dice.skewed_one(&all)
            && self.dice.once_in(2)
        {
            let shown = PrincipleShown {
                principle: principle.as_str().to_owned(),
                how: lexicon.phrase(12, &mut self.dice),
            };
            self.set(Field::Principles, Answer::Principles(vec![shown]));
        }
    }

    fn write_sources(&mut self, lexicon: &Lexicon) {
        let sources = (0..self.dice.below(3)).map(|_| Source {
            title: lexicon.phrase(6, &mut self.dice),
            url: Some(format!(
                "https://library.example/{}",
                self.dice.below(1_000_000)
            )),
            language: Some(self.language.as_str().to_owned()),
        });
        let sources = sources.collect();
        self.set(Field::Sources, Answer::Sources(sources));
        self.set_term(Field::Contact, "form");
        let promises = Promise::ALL
            .iter()
            .map(|one| one.as_str().to_owned())
            .collect();
        self.set(Field::Rights, Answer::Several(promises));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::practice::missing::missing_answers;

    #[test]
    fn each_can_be_submitted_and_is_the_same_twice() {
        let mut languages: BTreeMap<TextLanguage, usize> = BTreeMap::new();
        let mut long = 0;
        for number in 0..400 {
            let answers = generated_answers(number);
            assert_eq!(missing_answers(&answers), [], "{number}: {answers:?}");
            assert_eq!(answers, generated_answers(number));
            let language = answers.language().unwrap();
            *languages.entry(language).or_default() += 1;
            long += usize::from(answers.characters(Field::Action) > 2_900);
        }
        assert_eq!(languages.len(), 6, "{languages:?}");
        assert!(
            languages[&TextLanguage::En] > 3 * languages[&TextLanguage::Ru],
            "{languages:?}"
        );
        assert!((5..60).contains(&long), "{long}");
    }
}
