//! Goes through the contents of a page as far as they set letters, and passes by all that only draws.
//!
//! A library that draws pages asks much of each glyph that nobody reads: its outline, its paint, how it is
//! stretched. Here a letter is looked at once for each font, and set as often as it comes.

use std::collections::BTreeMap;

use hayro::hayro_interpret::{RectExt, TransformExt};
use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::dict::keys::{
    ANNOTS, AP, AS, BBOX, F, FONT, FORM, MATRIX, N, RECT, RESOURCES, SUBTYPE,
};
use hayro::hayro_syntax::object::{Array, Dict, Name, Number, Object, Rect, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro::hayro_syntax::xref::XRef;
use hayro::kurbo::{Affine, Rect as Area, Shape};

use super::bounds::{Bounds, MAX_FORM_DEPTH, MAX_SAVED_STATES};
use super::fonts::{FontId, Fonts, UNITS_PER_EM};
use super::layers::Layers;
use super::letters::Letters;

/// Reads the letters of pages.
pub(super) struct Contents<'a, 'b> {
    fonts: Fonts<'a>,
    layers: Layers,
    bounds: &'b Bounds,
    letters: Letters,
    state: State,
    saved: Vec<State>,
    /// What was to be saved beyond what is.
    unsaved: usize,
    /// How many forms are within one another.
    depth: u32,
}

/// How letters are set.
#[derive(Clone, Copy)]
struct State {
    /// Where the contents stand on the page.
    place: Affine,
    font: Option<Chosen>,
    size: f32,
    char_space: f32,
    word_space: f32,
    /// In hundredths.
    width: f32,
    leading: f32,
    rise: f32,
    /// Where the next letter stands.
    text: Affine,
    /// Where its line begins.
    line: Affine,
}

/// A font that was chosen.
#[derive(Clone, Copy)]
struct Chosen {
    font: FontId,
    /// It stands for one that is not known: only what is surely the same in both is read.
    instead: bool,
}

impl State {
    fn at(place: Affine) -> Self {
        let (text, line) = (Affine::IDENTITY, Affine::IDENTITY);
        let (char_space, word_space, leading, rise) = (0.0, 0.0, 0.0, 0.0);
        Self { place, font: None, size: 1.0, char_space, word_space, width: 100.0, leading, rise, text, line }
    }

    fn next_line(&mut self, right: f64, up: f64) {
        self.line *= Affine::translate((right, up));
        self.text = self.line;
    }

    fn next_line_by_leading(&mut self) {
        self.next_line(0.0, -f64::from(self.leading));
    }

    /// Goes on by so much in the direction of writing.
    fn advance(&mut self, by: f32, horizontal: bool) {
        let by = if horizontal { (by * (self.width / 100.0), 0.0) } else { (0.0, by) };
        self.text *= Affine::translate((f64::from(by.0), f64::from(by.1)));
    }

    /// What takes a letter to its place and size.
    fn letters(&self) -> Affine {
        let size = f64::from(self.size);
        let width = f64::from(self.width / 100.0);
        self.text * Affine::new([size * width, 0.0, 0.0, size, 0.0, f64::from(self.rise)])
    }
}

impl<'a, 'b> Contents<'a, 'b> {
    /// Reads pages of a file.
    pub(super) fn of(xref: &XRef, bounds: &'b Bounds) -> Self {
        Self {
            fonts: Fonts::default(),
            layers: Layers::of(xref),
            bounds,
            letters: Letters::default(),
            state: State::at(Affine::IDENTITY),
            saved: Vec::new(),
            unsaved: 0,
            depth: 0,
        }
    }

    /// The letters of a page, with those of what is noted on it.
    pub(super) fn letters(&mut self, page: &Page<'a>) -> Letters {
        self.layers.begin_page();
        self.saved.clear();
        (self.unsaved, self.depth) = (0, 0);
        self.state = State::at(page.initial_transform(true).to_kurbo());
        self.walk(page.typed_operations(), page.resources());
        let notes = page.raw().get::<Array<'a>>(ANNOTS);
        for note in notes.iter().flat_map(Array::iter::<Dict<'a>>) {
            self.note(&note, page.resources());
        }
        std::mem::take(&mut self.letters)
    }

    /// Whether the time is over, so that nothing more is read of the page.
    fn is_late(&mut self) -> bool {
        self.letters.late |= self.bounds.check().is_err();
        self.letters.late
    }

    fn save(&mut self) {
        if self.saved.len() < MAX_SAVED_STATES {
            self.saved.push(self.state);
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn walk(&mut self, mut instructions: TypedIter<'_>, resources: &Resources<'a>) {
        let before = self.saved.len() + self.unsaved;
        let mut fonts = BTreeMap::new();
        self.save();
        while let Some(instruction) = instructions.next() {
            if self.is_late() {
                return;
            }
            match instruction {
                TypedInstruction::TextFont(told) => {
                    let name: &[u8] = told.0.as_ref();
                    let known = fonts.get(name).copied();
                    self.state.font = known.unwrap_or_else(|| {
                        let chosen = self.choose(resources.get_font(told.0).as_ref());
                        fonts.insert(name.to_vec(), chosen);
                        chosen
                    });
                    self.state.size = told.1.as_f32();
                }
                TypedInstruction::SetGraphicsState(told) => {
                    self.set_state(resources.get_ext_g_state(told.0));
                }
                TypedInstruction::BeginMarkedContentWithProperties(marked) => {
                    self.layers.begin_with(marked.1, resources);
                }
                TypedInstruction::XObject(named) => {
                    if let Some(form) = resources.get_x_object(named.0) {
                        self.form(&form, resources, true);
                    }
                }
                other => self.set(other),
            }
        }
        while self.saved.len() + self.unsaved > before {
            self.restore();
        }
    }

    /// Follows what needs no resources.
    fn set(&mut self, instruction: TypedInstruction<'_, '_>) {
        let state = &mut self.state;
        match instruction {
            TypedInstruction::ShowText(text) => {
                self.make_sure_of_font();
                self.show(text.0.as_bytes());
            }
            TypedInstruction::ShowTexts(texts) => {
                self.make_sure_of_font();
                self.show_all(texts.0);
            }
            TypedInstruction::NextLineAndShowText(text) => {
                state.next_line_by_leading();
                self.show(text.0.as_bytes());
            }
            TypedInstruction::ShowTextWithParameters(told) => {
                (state.word_space, state.char_space) = (told.0.as_f32(), told.1.as_f32());
                state.next_line_by_leading();
                self.show(told.2.as_bytes());
            }
            TypedInstruction::BeginText(_) => {
                (state.text, state.line) = (Affine::IDENTITY, Affine::IDENTITY);
            }
            TypedInstruction::SetTextMatrix(m) => {
                state.line = affine([m.0, m.1, m.2, m.3, m.4, m.5]);
                state.text = state.line;
            }
            TypedInstruction::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
            TypedInstruction::NextLineUsingLeading(_) => state.next_line_by_leading(),
            TypedInstruction::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f32();
                state.next_line(by.0.as_f64(), by.1.as_f64());
            }
            TypedInstruction::CharacterSpacing(space) => state.char_space = space.0.as_f32(),
            TypedInstruction::WordSpacing(space) => state.word_space = space.0.as_f32(),
            TypedInstruction::HorizontalScaling(width) => state.width = width.0.as_f32(),
            TypedInstruction::TextLeading(leading) => state.leading = leading.0.as_f32(),
            TypedInstruction::TextRise(rise) => state.rise = rise.0.as_f32(),
            TypedInstruction::Transform(m) => state.place *= affine([m.0, m.1, m.2, m.3, m.4, m.5]),
            TypedInstruction::SaveState(_) => self.save(),
            TypedInstruction::RestoreState(_) => self.restore(),
            TypedInstruction::BeginMarkedContent(_) => self.layers.begin(),
            TypedInstruction::EndMarkedContent(_) => self.layers.end(),
            _ => {}
        }
    }

    /// The font that a dictionary describes; where there is none that can be used, the one that all readers have.
    fn choose(&mut self, font: Option<&Dict<'a>>) -> Option<Chosen> {
        let own = font.and_then(|font| self.fonts.font(font)).map(|font| Chosen { font, instead: false });
        own.or_else(|| Some(Chosen { font: self.fonts.standard()?, instead: true }))
    }

    fn make_sure_of_font(&mut self) {
        if self.state.font.is_none() {
            self.state.font = self.choose(None);
        }
    }

    /// Of all that such a dictionary sets only the font is of interest.
    fn set_state(&mut self, told: Option<Dict<'a>>) {
        let Some(list) = told.and_then(|told| told.get::<Array<'a>>(FONT)) else { return };
        let mut objects = list.iter::<Object<'a>>();
        if let (Some(Object::Dict(font)), Some(Object::Number(size))) = (objects.next(), objects.next()) {
            self.state.font = self.choose(Some(&font));
            self.state.size = size.as_f32();
        }
    }

    fn show_all(&mut self, texts: &Array<'_>) {
        for text in texts.iter::<Object<'_>>() {
            match text {
                Object::String(text) => self.show(text.as_bytes()),
                Object::Number(back) => {
                    let font = self.state.font;
                    let horizontal = font.is_some_and(|chosen| self.fonts.is_horizontal(chosen.font));
                    let by = -back.as_f32() / UNITS_PER_EM * self.state.size;
                    self.state.advance(by, horizontal);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &[u8]) {
        let Some(Chosen { font, instead }) = self.state.font.filter(|_| !self.letters.full) else { return };
        let shown = self.layers.are_shown() && (!instead || text.is_ascii());
        let horizontal = self.fonts.is_horizontal(font);
        let mut rest = text;
        while !rest.is_empty() && !self.letters.full {
            let (code, length) = self.fonts.next_code(font, rest);
            rest = rest.get(length..).unwrap_or_default();
            let sign = self.fonts.sign(font, code);
            if shown {
                let unit = Affine::scale(1.0 / f64::from(UNITS_PER_EM));
                let own = self.state.letters() * unit * sign.place;
                self.letters.add(sign, self.state.place * own);
            }
            let space = if code == 32 && length == 1 { self.state.word_space } else { 0.0 };
            let by = sign.advance / UNITS_PER_EM * self.state.size + self.state.char_space + space;
            self.state.advance(by, horizontal);
        }
    }

    /// What is drawn as one, such as the contents of another file that were placed here.
    fn form(&mut self, form: &Stream<'a>, resources: &Resources<'a>, named: bool) {
        let dict = form.dict();
        let is_form = !named || dict.get::<Name<'_>>(SUBTYPE).is_some_and(|kind| kind.as_ref() == FORM);
        let enough = !self.layers.are_shown() || self.depth >= MAX_FORM_DEPTH;
        if !is_form || enough || dict.get::<[f32; 4]>(BBOX).is_none() {
            return;
        }
        let on_layer = self.layers.begin_form(dict);
        if self.layers.are_shown()
            && let Ok(contents) = form.decoded_data()
        {
            let own = dict.get::<Dict<'a>>(RESOURCES).map(Resources::new);
            self.depth += 1;
            self.save();
            self.state.place *= matrix_of(dict);
            self.walk(TypedIter::new(&contents), own.as_ref().unwrap_or(resources));
            self.restore();
            self.depth -= 1;
        }
        if on_layer {
            self.layers.end();
        }
    }

    /// What is noted on a page, such as what was filled into a form, as far as it is shown.
    fn note(&mut self, note: &Dict<'a>, resources: &Resources<'a>) {
        const HIDDEN: u32 = 1 << 1;
        const NOT_SHOWN: u32 = 1 << 5;
        if note.get::<u32>(F).unwrap_or(0) & (HIDDEN | NOT_SHOWN) != 0 || self.is_late() {
            return;
        }
        let (Some(form), Some(rect)) = (appearance(note), note.get::<Rect>(RECT)) else { return };
        let Some([left, bottom, right, top]) = form.dict().get::<[f32; 4]>(BBOX) else { return };
        // The form is moved and stretched so that it fills the rectangle of the note.
        let area = Area::new(left.into(), bottom.into(), right.into(), top.into());
        let own = (matrix_of(form.dict()) * area.to_path(0.1)).bounding_box();
        let rect = rect.to_kurbo();
        let (wide, high) = (rect.width() / own.width(), rect.height() / own.height());
        let fit = [wide, 0.0, 0.0, high, rect.x0 - wide * own.x0, rect.y0 - high * own.y0];
        self.save();
        self.state.place *= Affine::new(fit);
        self.form(&form, resources, false);
        self.restore();
    }
}

/// What a note looks like: one form, or one for each of its states.
fn appearance<'a>(note: &Dict<'a>) -> Option<Stream<'a>> {
    match note.get::<Dict<'a>>(AP)?.get::<Object<'a>>(N)? {
        Object::Stream(form) => Some(form),
        Object::Dict(states) => {
            let state = note.get::<Name<'a>>(AS).and_then(|state| states.get::<Stream<'a>>(state));
            state.or_else(|| states.get::<Stream<'a>>(b"Off"))
        }
        _ => None,
    }
}

fn matrix_of(form: &Dict<'_>) -> Affine {
    form.get::<[f64; 6]>(MATRIX).map_or(Affine::IDENTITY, Affine::new)
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}
