//! Files as they come from elsewhere: tables that spreadsheets have saved, and what this service has exported itself.

use praxis::address::FileForm;
use praxis::practice::model::PracticeId;

use crate::cast::Cast;
use crate::imports::{
    LOADED, brought, export, interrupted, is_sound, put, rows, translated, with_practices,
};
use crate::world::World;

/// A spreadsheet in French or German puts a semicolon between the cells, and another program a tab.
async fn a_table_is_read_with_the_separator_of_its_first_line(world: World) {
    let cast = Cast::of(&world).await;
    for (name, sign, line_end) in [
        ("semicolons.csv", ";", "\n"),
        ("tabs.csv", "\t", "\r\n"),
        ("returns.csv", ",", "\r"),
    ] {
        let rows = [
            [
                "key",
                "title",
                "summary",
                "language",
                "objectives",
                "countries",
            ],
            [
                name,
                name,
                "\"One, two; three\"",
                "en",
                "\"9;12\"",
                "\"KE;UG;TZ;RW;ET\"",
            ],
        ];
        let text = rows.map(|row| row.join(sign)).join(line_end);
        let done = brought(&world, &cast.boris, &put(&world, name, text)).await;
        assert_eq!(done.report.new, 1, "{name}");
    }
    let exported = export(&world, FileForm::Csv).await;
    assert_eq!(
        exported.matches("\"One, two; three\"").count(),
        3,
        "{exported}"
    );
    assert_eq!(exported.matches("9;12").count(), 3, "{exported}");
}
story!(a_table_is_read_with_the_separator_of_its_first_line);

/// What a service has exported is here already: nothing of it is loaded or changed. Other addresses bring practices, and an
/// interrupted import is taken up.
async fn the_own_export_brings_nothing(world: World) {
    let cast = with_practices(&world).await;
    translated(&cast, PracticeId(1)).await;
    let head = "url,slug,title,summary,language,objectives";
    let rest = "What was done and how.,en,9";
    for (name, form) in [
        ("own.csv", FileForm::Csv),
        ("own.jsonl", FileForm::JsonLines),
    ] {
        let before = export(&world, form).await;
        let done = brought(&world, &cast.boris, &put(&world, name, &before)).await;
        let report = done.report;
        assert_eq!((report.rows, report.same, report.new), (3, 3, 0), "{name}");
        assert_eq!(done.published, None);
        assert_eq!(export(&world, form).await, before, "{name}");
    }
    assert_eq!(rows(&world, LOADED).await, 0);
    let at = "https://praxis.example/practices";
    let text = format!(
        "{head}\n{at}/caravan-school,caravan-school,Caravan school,{rest}\n{at}/almaty-process,,Old,{rest}\n\
         {at}/harbour-desk,harbour-desk,Harbour desk,{rest}\n"
    );
    let path = put(&world, "mixed.csv", text);
    interrupted(&world, &cast.boris, &path).await;
    let done = brought(&world, &cast.boris, &path).await;
    assert_eq!(
        (done.taken_up, done.report.new, done.report.same),
        (1, 1, 2)
    );
    assert_eq!(done.published.unwrap().practices, 2);
    is_sound(&world).await;
}
story!(the_own_export_brings_nothing);
