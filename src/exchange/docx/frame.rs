//! The files of a Word document around its body: styles, the mark of lists, the foot, and what belongs to what.

use super::body::{NAMESPACE, language, run};
use super::letters::text;
use crate::report::document::Document;

/// Which file is of which kind.
pub const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

/// What the whole is made of.
pub const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

/// What the body uses: its logos, too, counted from 1.
pub fn document_relations(document: &Document) -> String {
    let logo = |number: usize| {
        format!(
            r#"<Relationship Id="logo{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo{number}.png"/>"#
        )
    };
    let logos: String = (1..=document.pictures().len()).map(logo).collect();
    format!("{DOCUMENT_RELATIONS}{logos}</Relationships>")
}

const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>"#;

/// The mark before the items of lists.
pub const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// The title and the language.
pub fn properties(document: &Document) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>Doorstep</dc:creator><dc:language>{}</dc:language></cp:coreProperties>"#,
        text(&document.title),
        language(&document.language),
    )
}

/// A style of paragraphs: its id, its name, and what it sets.
fn style(id: &str, name: &str, paragraph: &str, letters: &str) -> String {
    format!(
        r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"#
    )
}

/// The styles: to change the look of the whole document, change them in Word.
pub fn styles(document: &Document) -> String {
    let heading = |id: &str, name: &str, level: u8, size: u8, before: u16| {
        let paragraph = format!(
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level}"/>"#
        );
        style(id, name, &paragraph, &format!(r#"<w:b/><w:sz w:val="{size}"/>"#))
    };
    let centred = r#"<w:jc w:val="center"/>"#;
    let mut xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="{}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
        language(&document.language)
    );
    xml += &style("Title", "Title", "<w:keepNext/>", r#"<w:b/><w:sz w:val="36"/>"#);
    xml += &style("Subtitle", "Subtitle", "<w:keepNext/>", r#"<w:color w:val="444444"/>"#);
    xml += &heading("Heading1", "heading 1", 0, 28, 280);
    xml += &heading("Heading2", "heading 2", 1, 24, 200);
    xml += &style(
        "ListBullet",
        "List Bullet",
        r#"<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>"#,
        "",
    );
    xml += &style(
        "TableText",
        "Table Text",
        r#"<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:sz w:val="20"/>"#,
    );
    xml += &style("Small", "Small", "", r#"<w:sz w:val="18"/>"#);
    xml += &style("Centred", "Centred", centred, r#"<w:sz w:val="24"/>"#);
    xml += &style("Large", "Large", centred, r#"<w:sz w:val="34"/>"#);
    xml += &style("Display", "Display", centred, r#"<w:b/><w:sz w:val="56"/>"#);
    xml += &style(
        "Writing",
        "Writing",
        r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="888888"/><w:between w:val="single" w:sz="4" w:space="1" w:color="888888"/></w:pBdr><w:spacing w:before="200" w:after="0"/>"#,
        "",
    );
    xml += r#"<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="999999"/><w:left w:val="single" w:sz="4" w:color="999999"/><w:bottom w:val="single" w:sz="4" w:color="999999"/><w:right w:val="single" w:sz="4" w:color="999999"/><w:insideH w:val="single" w:sz="4" w:color="999999"/><w:insideV w:val="single" w:sz="4" w:color="999999"/></w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#;
    xml
}

/// The foot of every page: what the document says, the page and their number.
pub fn footer(document: &Document) -> String {
    let said =
        if document.bare { String::new() } else { run(document, &document.footer, r#"<w:sz w:val="16"/>"#) };
    let field = |name: &str| {
        format!(
            r#"<w:fldSimple w:instr=" {name} "><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"#
        )
    };
    let numbers = if document.bare {
        String::new()
    } else {
        let between = r#"<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve"> / </w:t></w:r>"#;
        format!("<w:r><w:tab/></w:r>{}{between}{}", field("PAGE"), field("NUMPAGES"))
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs></w:pPr>{said}{numbers}</w:p></w:ftr>"#,
        super::body::width(document)
    )
}
