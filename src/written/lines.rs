//! The lines of a text: which begin an item of a list, and which belong together. Knows lines and their marks only.

/// A part of a text.
pub(super) enum Block {
    /// Lines that stand together, with their line ends.
    Paragraph(String),
    /// Items side by side and within one another.
    List(Vec<ListItem>),
}

/// An item of a list.
pub(super) struct ListItem {
    /// 0 in the outermost list. An item is at most one deeper than the item before it.
    pub depth: usize,
    /// Its number, in a list of numbers.
    pub number: Option<u32>,
    /// Its lines, without the mark.
    pub words: String,
}

/// The deepest list. Deeper items stand in it.
const DEPTH: usize = 5;

/// The greatest number of an item. A greater one, such as a year, begins a sentence.
const GREATEST: u32 = 99;

/// The width of a tab.
const TAB: usize = 4;

/// Signs that begin an item, with or without a blank behind them. The private ones are those of the Symbol and Wingdings
/// fonts, as word processors paste them.
const BULLETS: &str =
    "•◦‣⁃∙●○▪▫■□◆◇❖➢➤►▶⮚\u{f0b7}\u{f0a7}\u{f0d8}\u{f076}\u{f0fc}\u{f06f}\u{f0e0}\u{f0a8}\u{f02d}";

/// Signs that begin an item if a blank follows.
const DASHES: &str = "-–—‒―−‐‑*+·";

/// Letters that stand for signs of the Wingdings and Courier fonts, if a tab or several blanks follow.
const LETTERS: &str = "o§Øüvq";

/// A line of the text.
struct TextLine<'a> {
    /// The columns before its first character.
    indent: usize,
    /// Whether an empty line stands before it.
    after_gap: bool,
    mark: Option<Mark>,
    /// The line without its mark and outer blanks.
    words: &'a str,
    /// The line without outer blanks.
    whole: &'a str,
}

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// The sign of an item. Word processors paste a list within a list without indentation, by another sign: `o` is
    /// deeper than `•`, and `§` deeper than `o`.
    Bullet { level: u8 },
    /// A number, a full stop and a blank.
    Number(u32),
}

impl Mark {
    fn level(self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Bullet { level } => level,
        }
    }
}

/// The parts of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut lines = read_lines(text);
    keep_numbers_of_sequences(&mut lines);
    keep_dashes_that_stand_alone(&mut lines);
    let mut builder = Builder::default();
    for line in &lines {
        builder.add(line);
    }
    builder.blocks
}

fn read_lines(text: &str) -> Vec<TextLine<'_>> {
    let mut lines: Vec<TextLine> = Vec::new();
    let mut after_gap = false;
    let mut alone: Option<(usize, bool)> = None;
    for line in text.lines() {
        let whole = line.trim();
        if whole.is_empty() {
            after_gap = true;
            continue;
        }
        let (mut indent, mut gap) = (indent_of(line), std::mem::take(&mut after_gap));
        let (mut mark, mut words) = read_mark(whole);
        // Some programs copy the sign of an item on a line of its own.
        if let Some((sign_indent, sign_gap)) = alone.take() {
            lines.pop();
            (indent, gap) = (sign_indent, sign_gap);
            if mark.is_none() {
                (mark, words) = (Some(Mark::Bullet { level: 1 }), whole);
            }
        }
        let mut letters = whole.chars();
        let is_sign = letters
            .next()
            .is_some_and(|letter| BULLETS.contains(letter));
        if is_sign && letters.next().is_none() {
            alone = Some((indent, gap));
        }
        lines.push(TextLine {
            indent,
            after_gap: gap,
            mark,
            words,
            whole,
        });
    }
    lines
}

fn indent_of(line: &str) -> usize {
    line.chars()
        .take_while(|letter| letter.is_whitespace())
        .fold(0, |column, letter| match letter {
            '\t' => (column / TAB + 1) * TAB,
            _ => column + 1,
        })
}

/// Whether a line, read alone, has a mark.
pub(super) fn has_mark(line: &str) -> bool {
    read_mark(line.trim()).0.is_some()
}

/// The mark of a line, and the words behind it.
fn read_mark(line: &str) -> (Option<Mark>, &str) {
    let unmarked = (None, line);
    let Some(first) = line.chars().next() else {
        return unmarked;
    };
    let after = &line[first.len_utf8()..];
    let words = after.trim_start();
    let blanks = &after[..after.len() - words.len()];
    let bullet = |level| (Some(Mark::Bullet { level }), words);
    if words.is_empty() {
        return unmarked;
    }
    if BULLETS.contains(first) || (DASHES.contains(first) && !blanks.is_empty()) {
        return bullet(1);
    }
    if LETTERS.contains(first) && (blanks.contains('\t') || blanks.chars().count() > 1) {
        return bullet(match first {
            'o' => 2,
            '§' => 3,
            _ => 1,
        });
    }
    let digits = line.len()
        - line
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let number = line[..digits]
        .parse()
        .ok()
        .filter(|number| *number <= GREATEST);
    match (number, line[digits..].strip_prefix('.')) {
        (Some(number), Some(rest))
            if rest.starts_with(char::is_whitespace) && !line.starts_with('0') =>
        {
            (Some(Mark::Number(number)), rest.trim_start())
        }
        _ => unmarked,
    }
}

/// Numbers make a list where each is one more than the number before it. Any other number stays as it was typed.
fn keep_numbers_of_sequences(lines: &mut [TextLine]) {
    let mut before: Option<(usize, u32)> = None;
    let mut in_sequence = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        match (line.mark, before) {
            (Some(Mark::Number(number)), Some((place, last)))
                if number == last + 1 && lines[place].indent.abs_diff(line.indent) < 2 =>
            {
                (in_sequence[place], in_sequence[at]) = (true, true);
                before = Some((at, number));
            }
            (Some(Mark::Number(number)), Some((place, _)))
                if number == 1 && line.indent >= lines[place].indent + 2 => {}
            (Some(Mark::Number(number)), _) => before = Some((at, number)),
            // A paragraph of its own ends the sequence.
            (None, Some((place, _))) if line.indent <= lines[place].indent => before = None,
            _ => {}
        }
    }
    for (line, kept) in lines.iter_mut().zip(in_sequence) {
        if matches!(line.mark, Some(Mark::Number(_))) && !kept {
            (line.mark, line.words) = (None, line.whole);
        }
    }
}

/// A dash or an asterisk makes a list where another item stands beside it. One that stands alone stays as it was typed: it
/// may be a remark below the text, or speech.
fn keep_dashes_that_stand_alone(lines: &mut [TextLine]) {
    let is_dash =
        |line: &TextLine| line.mark.is_some() && line.whole.starts_with(|c| DASHES.contains(c));
    let alone: Vec<bool> = (0..lines.len())
        .map(|at| {
            // Lines that go on with an item stand between it and the next.
            let goes_on = |line: &&TextLine| line.mark.is_none() && line.indent > lines[at].indent;
            let is_item = |line: Option<&TextLine>| line.is_some_and(|line| line.mark.is_some());
            is_dash(&lines[at])
                && !is_item(lines[..at].iter().rev().find(|line| !goes_on(line)))
                && !is_item(lines[at + 1..].iter().find(|line| !goes_on(line)))
        })
        .collect();
    for (line, alone) in lines.iter_mut().zip(alone) {
        if alone {
            (line.mark, line.words) = (None, line.whole);
        }
    }
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    /// The open lists, the innermost last: the indentation and the level of their items.
    open: Vec<(usize, u8)>,
}

impl Builder {
    fn add(&mut self, line: &TextLine) {
        match (line.mark, self.blocks.last_mut()) {
            (Some(mark), _) => self.add_item(line, mark),
            // An indented line belongs to the item above it.
            (None, Some(Block::List(items)))
                if self
                    .open
                    .last()
                    .is_some_and(|(indent, _)| line.indent > *indent) =>
            {
                if let Some(item) = items.last_mut() {
                    item.words.push('\n');
                    item.words.push_str(line.words);
                }
            }
            (None, Some(Block::Paragraph(words))) if !line.after_gap => {
                words.push('\n');
                words.push_str(line.words);
            }
            (None, _) => self.blocks.push(Block::Paragraph(line.words.to_owned())),
        }
    }

    fn add_item(&mut self, line: &TextLine, mark: Mark) {
        if !matches!(self.blocks.last(), Some(Block::List(_))) {
            self.blocks.push(Block::List(Vec::new()));
            self.open.clear();
        }
        let level = mark.level();
        let encloses = |(indent, own): &(usize, u8)| {
            let beside = indent.abs_diff(line.indent) < 2;
            let deeper = line.indent >= indent + 2;
            deeper || (beside && *own < level)
        };
        let is_same =
            |(indent, own): &(usize, u8)| indent.abs_diff(line.indent) < 2 && *own == level;
        while self
            .open
            .last()
            .is_some_and(|list| !encloses(list) && !is_same(list))
        {
            self.open.pop();
        }
        if !self.open.last().is_some_and(is_same) && self.open.len() <= DEPTH {
            self.open.push((line.indent, level));
        }
        if let Some(Block::List(items)) = self.blocks.last_mut() {
            items.push(ListItem {
                depth: self.open.len().saturating_sub(1),
                number: match mark {
                    Mark::Number(number) => Some(number),
                    Mark::Bullet { .. } => None,
                },
                words: line.words.to_owned(),
            });
        }
    }
}
