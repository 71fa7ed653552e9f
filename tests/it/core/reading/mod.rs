//! Sessions in the words of decks and guides, and a proposal beside a plan.

mod by_hand;
mod deck;
mod guide;
mod labels;
mod odd_decks;
mod proposal;
