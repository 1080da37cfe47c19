//! Many rows that are bound as one value, for a statement with the token `{bulk $1 …}`. SQLite reads them as JSON. PostgreSQL
//! reads an array of texts, column after column, because it takes JSON apart several times slower. Knows no table.

use serde::Serializer;
use serde_json::Value;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Encode, Postgres, Sqlite, Type};

use super::dialect::Dialect;

/// Rows, written down for one engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkRows(Written);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Written {
    /// A list of rows, each a list of cells.
    Json(String),
    /// All cells of the first column, then those of the second one, and so on.
    Columns(Vec<Option<String>>),
}

impl BulkRows {
    /// Writes rows down: each is a list of as many cells as the statement names columns. A cell is null, a text, a whole number
    /// or a boolean.
    pub fn of(dialect: Dialect, rows: impl Iterator<Item = Value>) -> Self {
        Self(match dialect {
            Dialect::Sqlite => Written::Json(in_json(rows)),
            Dialect::Postgres => Written::Columns(in_columns(rows)),
        })
    }
}

fn in_json(rows: impl Iterator<Item = Value>) -> String {
    let mut text = Vec::new();
    // A value has a form in JSON, and a list in memory takes every byte.
    drop(serde_json::Serializer::new(&mut text).collect_seq(rows));
    String::from_utf8(text).unwrap_or_default()
}

fn in_columns(rows: impl Iterator<Item = Value>) -> Vec<Option<String>> {
    let mut columns: Vec<Vec<Option<String>>> = Vec::new();
    for row in rows {
        let Value::Array(cells) = row else { continue };
        columns.resize_with(columns.len().max(cells.len()), Vec::new);
        for (column, cell) in columns.iter_mut().zip(cells) {
            column.push(match cell {
                Value::Null => None,
                Value::String(text) => Some(text),
                other => Some(other.to_string()),
            });
        }
    }
    columns.into_iter().flatten().collect()
}

impl Type<Sqlite> for BulkRows {
    fn type_info() -> <Sqlite as Database>::TypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Type<Postgres> for BulkRows {
    fn type_info() -> <Postgres as Database>::TypeInfo {
        <Vec<String> as Type<Postgres>>::type_info()
    }
}

impl Encode<'_, Sqlite> for BulkRows {
    fn encode(self, buffer: &mut <Sqlite as Database>::ArgumentBuffer) -> Encoded {
        match self.0 {
            Written::Json(text) => Encode::<Sqlite>::encode(text, buffer),
            Written::Columns(_) => Err("rows for PostgreSQL are bound on SQLite".into()),
        }
    }

    fn encode_by_ref(&self, buffer: &mut <Sqlite as Database>::ArgumentBuffer) -> Encoded {
        Encode::<Sqlite>::encode(self.clone(), buffer)
    }
}

impl Encode<'_, Postgres> for BulkRows {
    fn encode_by_ref(&self, buffer: &mut <Postgres as Database>::ArgumentBuffer) -> Encoded {
        match &self.0 {
            Written::Columns(cells) => Encode::<Postgres>::encode_by_ref(cells, buffer),
            Written::Json(_) => Err("rows for SQLite are bound on PostgreSQL".into()),
        }
    }
}

type Encoded = Result<IsNull, BoxDynError>;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_are_written_down_for_their_engine() {
        let rows = [json!(["a \"b\"", 1, true]), json!([null, -2, false])];
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            BulkRows::of(Dialect::Sqlite, rows.iter().cloned()),
            BulkRows(Written::Json(
                r#"[["a \"b\"",1,true],[null,-2,false]]"#.to_owned()
            ))
        );
        assert_eq!(
            BulkRows::of(Dialect::Postgres, rows.into_iter()),
            BulkRows(Written::Columns(vec![
                text("a \"b\""),
                None,
                text("1"),
                text("-2"),
                text("true"),
                text("false"),
            ]))
        );
        for (dialect, nothing) in [
            (Dialect::Sqlite, Written::Json("[]".to_owned())),
            (Dialect::Postgres, Written::Columns(Vec::new())),
        ] {
            assert_eq!(BulkRows::of(dialect, std::iter::empty()), BulkRows(nothing));
        }
    }
}
