//! The layers of a PDF: what of its contents is shown, and what is put away, as drafts and other languages are.

use std::collections::BTreeSet;

use hayro::hayro_syntax::object::dict::keys::{
    BASE_STATE, D, OC, OCGS, OCMD, OCPROPERTIES, OFF, ON, P, TYPE,
};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, dict_or_stream};
use hayro::hayro_syntax::page::Resources;
use hayro::hayro_syntax::xref::XRef;

/// Which layers are put away, and whether what comes next stands on one of them.
#[derive(Debug, Default)]
pub(super) struct Layers {
    away: BTreeSet<ObjectIdentifier>,
    /// Whether the contents are shown, for each marked piece of them that is begun.
    begun: Vec<bool>,
}

impl Layers {
    /// Those of a file.
    pub(super) fn of(xref: &XRef) -> Self {
        let mut away = BTreeSet::new();
        let root: Option<Dict<'_>> = xref.get(xref.root_id());
        let told = root.and_then(|root| root.get::<Dict<'_>>(OCPROPERTIES));
        if let Some((told, usual)) = told.and_then(|told| Some((told.clone(), told.get::<Dict<'_>>(D)?))) {
            if usual.get::<Name<'_>>(BASE_STATE).is_some_and(|state| state.as_ref() == b"OFF") {
                away.extend(named(&told, OCGS));
            }
            for shown in named(&usual, ON) {
                away.remove(&shown);
            }
            away.extend(named(&usual, OFF));
        }
        Self { away, begun: Vec::new() }
    }

    /// Another page begins.
    pub(super) fn begin_page(&mut self) {
        self.begun.clear();
    }

    /// Whether what comes next is shown.
    pub(super) fn are_shown(&self) -> bool {
        self.begun.last().copied().unwrap_or(true)
    }

    /// A piece of the contents begins that is only marked.
    pub(super) fn begin(&mut self) {
        self.begun.push(self.are_shown());
    }

    /// A piece of the contents begins that has properties.
    pub(super) fn begin_with(&mut self, properties: &Object<'_>, resources: &Resources<'_>) {
        let given = resources.properties.clone();
        let layer = properties.clone().into_name().and_then(|name| {
            let id = given.get_ref(name.as_ref())?;
            Some((given.get::<Dict<'_>>(name).unwrap_or_default(), id))
        });
        let layer = layer.or_else(|| {
            let (properties, _) = dict_or_stream(properties)?;
            Some((properties.get::<Dict<'_>>(OC).unwrap_or_default(), properties.get_ref(OC)?))
        });
        match layer {
            Some((layer, id)) => self.begin_on(&layer, Some(id.into())),
            None => self.begin(),
        }
    }

    /// A form begins; whether it says on which layer it stands.
    pub(super) fn begin_form(&mut self, form: &Dict<'_>) -> bool {
        let layer = form.get::<Dict<'_>>(OC);
        if let Some(layer) = &layer {
            self.begin_on(layer, form.get_ref(OC).map(Into::into));
        }
        layer.is_some()
    }

    /// What was begun last ends.
    pub(super) fn end(&mut self) {
        self.begun.pop();
    }

    /// A layer is one of its own, or says for which others it stands.
    fn begin_on(&mut self, layer: &Dict<'_>, id: Option<ObjectIdentifier>) {
        let is_away = |id: &ObjectIdentifier| self.away.contains(id);
        let shown = match id {
            Some(id) if layer.get::<Name<'_>>(TYPE).as_deref() != Some(OCMD) => !is_away(&id),
            _ => {
                let mut others = named(layer, OCGS);
                if layer.get::<Array<'_>>(OCGS).is_none() {
                    others.extend(layer.get_ref(OCGS).map(ObjectIdentifier::from));
                }
                let policy = layer.get::<Name<'_>>(P);
                others.is_empty()
                    || match policy.as_ref().map(AsRef::as_ref) {
                        Some(b"AllOn") => !others.iter().any(is_away),
                        Some(b"AnyOff") => others.iter().any(is_away),
                        Some(b"AllOff") => others.iter().all(is_away),
                        _ => !others.iter().all(is_away),
                    }
            }
        };
        self.begun.push(self.are_shown() && shown);
    }
}

/// The layers that stand in a list.
fn named(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    let list = dict.get::<Array<'_>>(key);
    let ids = list.iter().flat_map(Array::raw_iter).filter_map(|item| item.as_obj_ref());
    ids.map(Into::into).collect()
}
