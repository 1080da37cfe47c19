//! Writes XML element by element. The library escapes what it writes; what XML 1.0 cannot hold at all is left out here, because
//! one such character makes a whole page unreadable. Pure.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document in the making.
pub struct XmlDocument(Writer<Vec<u8>>);

impl XmlDocument {
    /// A document that has its first line.
    pub fn begin() -> Self {
        let mut document = Self(Writer::new(Vec::new()));
        document.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        document
    }

    /// Opens an element, which [`Self::close`] closes.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            start.push_attribute((*key, &*possible(value)));
        }
        self.write(Event::Start(start));
    }

    /// Closes the element.
    pub fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element that holds this text.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.write(Event::Text(BytesText::new(&possible(text))));
        self.close(name);
    }

    /// The bytes of the document.
    pub fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.0.write_event(event);
    }
}

/// The text without the characters that XML 1.0 does not know.
fn possible(text: &str) -> String {
    let is_known = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_can_break_the_document() {
        let mut document = XmlDocument::begin();
        document.open("a", &[("b", "\"<&>'\u{1}\u{ffff}")]);
        document.element("c", &[], "]]> <d>&amp; \u{0}\u{b}e\u{1f600}");
        document.close("a");
        let written = String::from_utf8(document.finish()).unwrap();
        assert_eq!(
            written,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&quot;&lt;&amp;&gt;&apos;\"><c>\
             ]]&gt; &lt;d&gt;&amp;amp; e\u{1f600}</c></a>"
        );
    }
}
