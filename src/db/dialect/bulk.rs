//! The token for many rows: `SELECT word FROM {bulk $1 word TEXT, revision_id BIGINT}`, once in a statement. It names the cells of
//! each row and their types: `TEXT`, `BIGINT`, `BOOLEAN`, and `JSONB`, which SQLite stores as text.

use super::Dialect;

/// The token of a statement, taken apart.
struct BulkToken<'t> {
    before: &'t str,
    placeholder: &'t str,
    columns: Vec<(&'t str, &'t str)>,
    after: &'t str,
}

impl<'t> BulkToken<'t> {
    fn find_in(text: &'t str) -> Option<Self> {
        let (before, rest) = text.split_once("{bulk ")?;
        let (token, after) = rest.split_once('}')?;
        let (placeholder, columns) = token.split_once(' ')?;
        let columns = columns
            .split(',')
            .filter_map(|column| column.trim().split_once(' '));
        Some(Self {
            before,
            placeholder,
            columns: columns.collect(),
            after,
        })
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    fn for_sqlite(&self) -> String {
        let read =
            |(place, (name, _)): (usize, &(&str, &str))| format!("value ->> {place} AS {name}");
        let read: Vec<String> = self.columns.iter().enumerate().map(read).collect();
        format!(
            "(SELECT {} FROM jsonb_each({}))",
            read.join(", "),
            self.placeholder
        )
    }

    fn for_postgres(&self) -> String {
        let read = |(place, (_, kind)): (usize, &(&str, &str))| {
            let column = format!("cells[{place} * height + 1:{} * height]", place + 1);
            match *kind {
                "TEXT" => column,
                kind => format!("CAST({column} AS {kind}[])"),
            }
        };
        let read: Vec<String> = self.columns.iter().enumerate().map(read).collect();
        let cells = format!("CAST({} AS TEXT[])", self.placeholder);
        format!(
            "(SELECT {cells} AS cells, cardinality({cells}) / {} AS height) AS bound CROSS JOIN LATERAL unnest({}) AS bulk ({})",
            self.columns.len(),
            read.join(", "),
            self.names(),
        )
    }
}

/// The statement with its token as the engine reads it, or nothing where it has none.
pub(super) fn spell(dialect: Dialect, text: &str) -> Option<String> {
    let token = BulkToken::find_in(text)?;
    let spelt = match dialect {
        Dialect::Sqlite => token.for_sqlite(),
        Dialect::Postgres => token.for_postgres(),
    };
    Some(format!("{}{spelt}{}", token.before, token.after))
}

#[cfg(test)]
mod tests {
    use super::Dialect;

    #[test]
    fn each_engine_reads_many_rows_by_its_own_function() {
        let text = "SELECT word FROM {bulk $1 word TEXT, revision_id BIGINT} WHERE TRUE";
        assert_eq!(
            Dialect::Sqlite.spell(text),
            "SELECT word FROM (SELECT value ->> 0 AS word, value ->> 1 AS revision_id FROM jsonb_each($1)) WHERE TRUE"
        );
        assert_eq!(
            Dialect::Postgres.spell(text),
            "SELECT word FROM (SELECT CAST($1 AS TEXT[]) AS cells, cardinality(CAST($1 AS TEXT[])) / 2 AS height) AS bound \
             CROSS JOIN LATERAL unnest(cells[0 * height + 1:1 * height], \
             CAST(cells[1 * height + 1:2 * height] AS BIGINT[])) AS bulk (word, revision_id) WHERE TRUE"
        );
    }
}
