//! How each engine reads a list that is bound as one JSON value. A statement says `id IN ({ids $1})` or
//! `domain NOT IN ({texts $1})`, or `SELECT value ->> 0 FROM {rows $1}` for a list of rows, each a list of columns, and
//! `SELECT {gathered objective} FROM …` for a column whose values are read as one list; [`Dialect::spell`] puts the
//! engine's own subquery or function there. Rows by the thousand are bound as [`super::BulkRows`].

mod bulk;

use std::borrow::Cow;

use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

/// The SQL of one engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite's.
    Sqlite,
    /// PostgreSQL's.
    Postgres,
}

/// A list's token, and what stands before and after its placeholder or column.
struct ListToken {
    opening: &'static str,
    before: &'static str,
    after: &'static str,
}

impl Dialect {
    /// The statement as this engine reads it.
    pub fn spell(self, text: &str) -> Cow<'_, str> {
        let text = bulk::spell(self, text).map_or(Cow::Borrowed(text), Cow::Owned);
        self.list_tokens().iter().fold(text, |text, token| {
            token.replaced_in(&text).map_or(text, Cow::Owned)
        })
    }

    /// The same for the driver.
    pub(super) fn statement(self, text: &'static str) -> SqlStr {
        match self.spell(text) {
            Cow::Borrowed(literal) => literal.into_sql_str(),
            // Only the spelling of a list was put into the literal; values are always bound.
            Cow::Owned(spelt) => AssertSqlSafe(spelt).into_sql_str(),
        }
    }

    const fn list_tokens(self) -> &'static [ListToken] {
        match self {
            Self::Sqlite => &[
                ListToken {
                    opening: "{ids ",
                    before: "SELECT value FROM json_each(",
                    after: ")",
                },
                ListToken {
                    opening: "{texts ",
                    before: "SELECT value FROM json_each(",
                    after: ")",
                },
                ListToken {
                    // Reads each row as it was taken apart already; `json_each` would write it as text again.
                    opening: "{rows ",
                    before: "jsonb_each(",
                    after: ")",
                },
                ListToken {
                    opening: "{gathered ",
                    before: "json_group_array(",
                    after: ")",
                },
            ],
            Self::Postgres => &[
                ListToken {
                    opening: "{ids ",
                    before: "SELECT value::bigint FROM jsonb_array_elements_text(",
                    after: ") AS value",
                },
                ListToken {
                    opening: "{texts ",
                    before: "SELECT jsonb_array_elements_text(",
                    after: ")",
                },
                ListToken {
                    opening: "{rows ",
                    before: "jsonb_array_elements(",
                    after: ") AS value",
                },
                ListToken {
                    opening: "{gathered ",
                    before: "COALESCE(jsonb_agg(",
                    after: "), '[]')",
                },
            ],
        }
    }
}

impl ListToken {
    /// The text with every token of this kind written out, or nothing where there is none.
    fn replaced_in(&self, text: &str) -> Option<String> {
        let (first, rest) = text.split_once(self.opening)?;
        let mut replaced = first.to_owned();
        for part in rest.split(self.opening) {
            let (placeholder, after) = part.split_once('}').unwrap_or((part, ""));
            replaced.push_str(self.before);
            replaced.push_str(placeholder);
            replaced.push_str(self.after);
            replaced.push_str(after);
        }
        Some(replaced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_reads_a_list_in_its_own_words() {
        let text = "SELECT id FROM mail WHERE id IN ({ids $1}) AND domain NOT IN ({texts $2}) AND id IN ({ids $3})";
        assert_eq!(
            Dialect::Sqlite.spell(text),
            "SELECT id FROM mail WHERE id IN (SELECT value FROM json_each($1)) \
             AND domain NOT IN (SELECT value FROM json_each($2)) AND id IN (SELECT value FROM json_each($3))"
        );
        assert_eq!(
            Dialect::Postgres.spell(text),
            "SELECT id FROM mail WHERE id IN (SELECT value::bigint FROM jsonb_array_elements_text($1) AS value) \
             AND domain NOT IN (SELECT jsonb_array_elements_text($2)) \
             AND id IN (SELECT value::bigint FROM jsonb_array_elements_text($3) AS value)"
        );
    }

    #[test]
    fn each_engine_reads_rows_by_its_own_function() {
        let text = "INSERT INTO party (account_id) SELECT value ->> 0 FROM {rows $1}";
        let insert = "INSERT INTO party (account_id) SELECT value ->> 0 FROM";
        assert_eq!(
            Dialect::Sqlite.spell(text),
            format!("{insert} jsonb_each($1)")
        );
        assert_eq!(
            Dialect::Postgres.spell(text),
            format!("{insert} jsonb_array_elements($1) AS value")
        );
    }

    #[test]
    fn each_engine_gathers_a_column_by_its_own_function() {
        let text = "SELECT (SELECT {gathered s.objective} FROM account_scope s) AS scope";
        assert_eq!(
            Dialect::Sqlite.spell(text),
            "SELECT (SELECT json_group_array(s.objective) FROM account_scope s) AS scope"
        );
        assert_eq!(
            Dialect::Postgres.spell(text),
            "SELECT (SELECT COALESCE(jsonb_agg(s.objective), '[]') FROM account_scope s) AS scope"
        );
    }

    #[test]
    fn a_statement_without_a_list_is_left_alone() {
        let text = "SELECT '{}' FROM mail";
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            assert!(matches!(dialect.spell(text), Cow::Borrowed(same) if same == text));
        }
    }
}
