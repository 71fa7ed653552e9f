//! Sessions in the words of decks and guides, and a proposal beside a plan.

mod deck;
mod guide;
mod labels;
mod proposal;
