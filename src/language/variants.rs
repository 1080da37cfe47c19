//! British and American spellings of English words. Knows folded words only.

/// Parts of words: British, American. A word that holds one means the same with the other. The words that
/// [`UNCHANGED`] begins with are left alone.
const PARTS: &[(&str, &str)] = &[
    ("labour", "labor"),
    ("colour", "color"),
    ("behaviour", "behavior"),
    ("neighbour", "neighbor"),
    ("harbour", "harbor"),
    ("favour", "favor"),
    ("honour", "honor"),
    ("endeavour", "endeavor"),
    ("rumour", "rumor"),
    ("humour", "humor"),
    ("flavour", "flavor"),
    ("vigour", "vigor"),
    ("rigour", "rigor"),
    ("splendour", "splendor"),
    ("fervour", "fervor"),
    ("armour", "armor"),
    ("saviour", "savior"),
    ("tumour", "tumor"),
    ("vapour", "vapor"),
    ("clamour", "clamor"),
    ("centred", "centered"),
    ("centring", "centering"),
    ("centre", "center"),
    ("metre", "meter"),
    ("litre", "liter"),
    ("theatre", "theater"),
    ("fibre", "fiber"),
    ("calibre", "caliber"),
    ("programme", "program"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("pretence", "pretense"),
    ("practise", "practice"),
    ("dialogue", "dialog"),
    ("catalogue", "catalog"),
    ("analogue", "analog"),
    ("enrol", "enroll"),
    ("fulfil", "fulfill"),
    ("instalment", "installment"),
    ("skilful", "skillful"),
    ("wilful", "willful"),
    ("travell", "travel"),
    ("labell", "label"),
    ("cancell", "cancel"),
    ("counsell", "counsel"),
    ("modell", "model"),
    ("fuell", "fuel"),
    ("channell", "channel"),
    ("levell", "level"),
    ("signall", "signal"),
    ("marvell", "marvel"),
    ("councillor", "councilor"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("ageing", "aging"),
    ("paediatr", "pediatr"),
    ("gynaec", "gynec"),
    ("anaem", "anem"),
    ("anaesth", "anesth"),
    ("haem", "hem"),
    ("foet", "fet"),
    ("diarrhoea", "diarrhea"),
    ("orthopaed", "orthoped"),
    ("encyclopaed", "encycloped"),
    ("manoeuv", "maneuv"),
    ("sceptic", "skeptic"),
    ("grey", "gray"),
    ("plough", "plow"),
    ("mould", "mold"),
    ("aluminium", "aluminum"),
    ("jewellery", "jewelry"),
    ("artefact", "artifact"),
    ("cheque", "check"),
    ("tyre", "tire"),
];

/// Endings: British, American.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("isations", "izations"),
    ("isational", "izational"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("yses", "yzes"),
    ("yser", "yzer"),
    ("ysing", "yzing"),
];

/// Parts of words that hold a part or an ending of the tables by chance, and have one spelling.
const UNCHANGED: &[&str] = &[
    "laborat",
    "elaborat",
    "corroborat",
    "programm",
    "checking",
    "checklist",
    "checkpoint",
    "entire",
    "retire",
    "satire",
    "revis",
    "supervis",
    "advis",
    "devis",
    "televis",
    "improvis",
    "precis",
    "concis",
    "exercis",
    "compris",
    "enterpris",
    "surpris",
    "promis",
    "prais",
    "rais",
    "franchis",
    "merchandis",
    "expertis",
    "premis",
    "wise",
    "disguis",
    "excis",
    "paradis",
    "treatis",
    "demis",
    "cruis",
    "noise",
    "poise",
    "despis",
    "chastis",
];

/// The word as an American writes it; the same word if that makes no difference.
pub fn american(word: &str) -> String {
    respelled(word, |(british, american)| (british, american))
}

/// The word as a Briton writes it; the same word if that makes no difference.
pub fn british(word: &str) -> String {
    respelled(word, |(british, american)| (american, british))
}

fn respelled(
    word: &str,
    way: impl Fn((&'static str, &'static str)) -> (&'static str, &'static str),
) -> String {
    // “Programming” is spelled in one way, “programme” in two.
    let programme = ["programme", "programmes"].contains(&word);
    if word.len() < 4
        || !word.is_ascii()
        || (!programme && UNCHANGED.iter().any(|one| word.contains(one)))
    {
        return word.to_owned();
    }
    for (from, to) in PARTS.iter().copied().map(&way) {
        if let Some(at) = word.find(from)
            && (to.len() < from.len() || !word[at..].starts_with(to))
        {
            return word.replacen(from, to, 1);
        }
    }
    let ending = ENDINGS.iter().copied().map(way);
    ending
        .filter_map(|(from, to)| Some((word.strip_suffix(from)?, to)))
        .find(|(stem, _)| stem.len() > 1)
        .map_or_else(|| word.to_owned(), |(stem, to)| format!("{stem}{to}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_of_a_word_lead_to_each_other() {
        for (one, other) in [
            ("labour", "labor"),
            ("labourers", "laborers"),
            ("organisation", "organization"),
            ("organisations", "organizations"),
            ("recognised", "recognized"),
            ("analyse", "analyze"),
            ("centre", "center"),
            ("centres", "centers"),
            ("programme", "program"),
            ("programmes", "programs"),
            ("travellers", "travelers"),
            ("counselling", "counseling"),
            ("enrolment", "enrollment"),
            ("licence", "license"),
            ("neighbourhood", "neighborhood"),
            ("unfavourable", "unfavorable"),
            ("kilometres", "kilometers"),
            ("tyres", "tires"),
            ("dialogue", "dialog"),
            ("paediatrician", "pediatrician"),
        ] {
            assert_eq!(american(one), other);
            assert_eq!(british(other), one);
            assert_eq!(american(other), other);
            assert_eq!(british(one), one);
        }
        for same in [
            "laboratory",
            "collaboration",
            "migration",
            "size",
            "rise",
            "precise",
            "supervision",
            "install",
            "programming",
            "visa",
        ] {
            assert_eq!((american(same), british(same)), (same.into(), same.into()));
        }
    }
}
