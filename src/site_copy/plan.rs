//! What the copy holds besides the practices: the pages that stand alone, the lists, the files. Pure.

use crate::address::{self, Address, FileForm, ListForm};
use crate::language::{Language, Messages};
use crate::taxonomy::{countries, objectives, regions};

/// The pages that stand alone, in each language.
pub fn single_pages() -> Vec<Address> {
    let t = Messages::new(Language::default());
    let own = [
        address::home(),
        address::objectives(),
        address::explore(),
        address::data(),
        address::about(),
        address::help(),
        address::accessibility(),
        address::privacy(),
        address::terms(),
    ];
    let of_countries = countries(t).iter().map(address::country_brief);
    let of_regions = regions(t).into_iter().map(address::region_brief);
    own.into_iter()
        .chain(of_countries)
        .chain(of_regions)
        .collect()
}

/// The first pages of the lists, in each language.
pub fn lists() -> Vec<Address> {
    let t = Messages::new(Language::default());
    std::iter::once(address::practices())
        .chain(objectives().map(address::objective))
        .chain(countries(t).iter().map(address::country))
        .chain(regions(t).into_iter().map(address::region))
        .collect()
}

/// The files with all practices, in each language.
pub fn tables() -> impl Iterator<Item = Address> {
    let forms = FileForm::ALL.iter().copied();
    forms.map(|form| address::practices().in_form(ListForm::File(form)))
}

/// What is the same in every language.
pub fn descriptions() -> [Address; 3] {
    [
        address::data_package(),
        address::data_catalogue(),
        address::withdrawn(),
    ]
}
